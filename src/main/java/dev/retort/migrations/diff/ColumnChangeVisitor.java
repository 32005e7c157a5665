package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.AddDefault;
import dev.retort.migrations.diff.ColumnChange.AddIdentity;
import dev.retort.migrations.diff.ColumnChange.AddNotNull;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.DropDefault;
import dev.retort.migrations.diff.ColumnChange.DropIdentity;
import dev.retort.migrations.diff.ColumnChange.DropNotNull;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ColumnChange.RenameColumn;
import dev.retort.migrations.diff.ColumnChange.SetColumnRemarks;
import dev.retort.migrations.diff.ColumnChange.Update;

/**
 * Visitor with one method for each kind of column change. A new kind does not compile until every visitor handles it.
 */
public interface ColumnChangeVisitor<R> {

    R visit(AddColumn change);

    R visit(DropColumn change);

    R visit(RenameColumn change);

    R visit(ModifyDataType change);

    R visit(AddNotNull change);

    R visit(DropNotNull change);

    R visit(AddDefault change);

    R visit(DropDefault change);

    R visit(AddIdentity change);

    R visit(DropIdentity change);

    R visit(Update change);

    R visit(SetColumnRemarks change);
}
