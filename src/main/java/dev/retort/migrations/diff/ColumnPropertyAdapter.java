package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ColumnChange.AddDefault;
import dev.retort.migrations.diff.ColumnChange.AddIdentity;
import dev.retort.migrations.diff.ColumnChange.AddNotNull;
import dev.retort.migrations.diff.ColumnChange.DropDefault;
import dev.retort.migrations.diff.ColumnChange.DropIdentity;
import dev.retort.migrations.diff.ColumnChange.DropNotNull;
import dev.retort.migrations.diff.ColumnChange.SetColumnRemarks;

/**
 * Adapter with one answer for changes that keep the name, the type and the values of a column: nullability, defaults,
 * numbering and comments. A new kind has no answer here unless it belongs to them.
 */
public interface ColumnPropertyAdapter<R> extends ColumnChangeVisitor<R> {

    /** The answer for such a change. */
    R property(ColumnChange change);

    @Override
    default R visit(AddNotNull change) {
        return property(change);
    }

    @Override
    default R visit(DropNotNull change) {
        return property(change);
    }

    @Override
    default R visit(AddDefault change) {
        return property(change);
    }

    @Override
    default R visit(DropDefault change) {
        return property(change);
    }

    @Override
    default R visit(AddIdentity change) {
        return property(change);
    }

    @Override
    default R visit(DropIdentity change) {
        return property(change);
    }

    @Override
    default R visit(SetColumnRemarks change) {
        return property(change);
    }
}
