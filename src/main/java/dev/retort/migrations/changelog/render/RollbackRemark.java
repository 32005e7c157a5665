package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.DropNotNull;
import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.diff.ConstraintChange.DropForeignKey;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaChangeAdapter;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;

/** The comment above the rollback of a change: the data that it does not restore, or restores differently. */
final class RollbackRemark implements SchemaChangeAdapter<String> {

    private static final String NO_ROWS = "Restores the structure; the rows are lost.";
    private static final String NO_VALUES = "Restores the structure; the values are lost.";

    private RollbackRemark() {}

    /** The comment; null where the rollback restores everything. */
    static String of(SchemaChange change) {
        return new RollbackRemark().answer(change);
    }

    @Override
    public String visit(CreateTable create) {
        return NO_ROWS;
    }

    @Override
    public String visit(DropTable drop) {
        return drop.partitioned() ? "Restores the table without its partitions; its rows are lost." : NO_ROWS;
    }

    @Override
    public String visit(AddColumn add) {
        return NO_VALUES;
    }

    @Override
    public String visit(DropColumn drop) {
        if (drop.comesBackNumbered()) {
            return "Existing rows get new numbers; the old values are lost.";
        }
        if (drop.comesBackNullable()) {
            return "Comes back nullable: no value would be right for existing rows. The old values are lost.";
        }
        return drop.zero() != null && !drop.column().nullable()
                ? "Existing rows get a placeholder value; the old values are lost."
                : NO_VALUES;
    }

    @Override
    public String visit(DropNotNull drop) {
        return drop.staysNullable() ? "Stays nullable: no value would be right for rows without one." : null;
    }

    @Override
    public String visit(Update update) {
        return update.back() == null ? "The old values of the rows are lost." : "Rows with a newer value get this one.";
    }

    @Override
    public String visit(DropForeignKey drop) {
        return drop.orphans() ? "Existing rows are not checked: the rows that they refer to are lost." : null;
    }

    @Override
    public String visit(DropSequence drop) {
        return drop.sequence().ids().isEmpty() ? null : "Continues after the existing ids.";
    }

    @Override
    public String otherwise(SchemaChange change) {
        return null;
    }
}
