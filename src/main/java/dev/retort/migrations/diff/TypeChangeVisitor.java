package dev.retort.migrations.diff;

import dev.retort.migrations.diff.TypeChange.AlterType;
import dev.retort.migrations.diff.TypeChange.CreateType;
import dev.retort.migrations.diff.TypeChange.DropType;
import dev.retort.migrations.diff.TypeChange.RenameType;

/**
 * Visitor with one method for each kind of change of named enums. A new kind does not compile until every visitor
 * handles it.
 */
public interface TypeChangeVisitor<R> {

    R visit(CreateType change);

    R visit(DropType change);

    R visit(RenameType change);

    R visit(AlterType change);
}
