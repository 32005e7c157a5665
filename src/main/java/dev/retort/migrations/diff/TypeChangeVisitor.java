package dev.retort.migrations.diff;

import dev.retort.migrations.diff.TypeChange.AlterType;
import dev.retort.migrations.diff.TypeChange.CreateType;
import dev.retort.migrations.diff.TypeChange.DropType;
import dev.retort.migrations.diff.TypeChange.RenameType;

/** One method for each kind of change of named enums: a new kind does not compile until every visitor has an answer. */
public interface TypeChangeVisitor<R> {

    R visit(CreateType change);

    R visit(DropType change);

    R visit(RenameType change);

    R visit(AlterType change);
}
