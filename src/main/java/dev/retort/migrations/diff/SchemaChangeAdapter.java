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
import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.ConstraintChange.AddForeignKey;
import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.AddUnique;
import dev.retort.migrations.diff.ConstraintChange.CreateIndex;
import dev.retort.migrations.diff.ConstraintChange.DropCheck;
import dev.retort.migrations.diff.ConstraintChange.DropForeignKey;
import dev.retort.migrations.diff.ConstraintChange.DropIndex;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropUnique;
import dev.retort.migrations.diff.NamespaceChange.CreateSchema;
import dev.retort.migrations.diff.NamespaceChange.DropSchema;
import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.diff.TypeChange.AlterType;
import dev.retort.migrations.diff.TypeChange.CreateType;
import dev.retort.migrations.diff.TypeChange.DropType;
import dev.retort.migrations.diff.TypeChange.RenameType;

/**
 * Adapter with one answer for most kinds of change, which subclasses override for a few. A new kind has no answer here,
 * so the compiler names every subclass. Add an answer once it is right for each of them.
 */
public interface SchemaChangeAdapter<R>
        extends TableChangeVisitor<R>,
                ColumnChangeVisitor<R>,
                ConstraintChangeVisitor<R>,
                SequenceChangeVisitor<R>,
                TypeChangeVisitor<R>,
                NamespaceChangeVisitor<R> {

    /** The answer for a kind of change without a method of its own. */
    R otherwise(SchemaChange change);

    /** The answer for a change of any kind. */
    default R answer(SchemaChange change) {
        return change.match(
                table -> table.accept(this),
                column -> column.accept(this),
                constraint -> constraint.accept(this),
                sequence -> sequence.accept(this),
                type -> type.accept(this),
                namespace -> namespace.accept(this));
    }

    @Override
    default R visit(CreateTable change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropTable change) {
        return otherwise(change);
    }

    @Override
    default R visit(RenameTable change) {
        return otherwise(change);
    }

    @Override
    default R visit(SetTableParameters change) {
        return otherwise(change);
    }

    @Override
    default R visit(SetTableRemarks change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddColumn change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropColumn change) {
        return otherwise(change);
    }

    @Override
    default R visit(RenameColumn change) {
        return otherwise(change);
    }

    @Override
    default R visit(ModifyDataType change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddNotNull change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropNotNull change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddDefault change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropDefault change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddIdentity change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropIdentity change) {
        return otherwise(change);
    }

    @Override
    default R visit(Update change) {
        return otherwise(change);
    }

    @Override
    default R visit(SetColumnRemarks change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddPrimaryKey change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropPrimaryKey change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddUnique change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropUnique change) {
        return otherwise(change);
    }

    @Override
    default R visit(CreateIndex change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropIndex change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddForeignKey change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropForeignKey change) {
        return otherwise(change);
    }

    @Override
    default R visit(AddCheck change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropCheck change) {
        return otherwise(change);
    }

    @Override
    default R visit(CreateSequence change) {
        return otherwise(change);
    }

    @Override
    default R visit(AdvanceSequence change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropSequence change) {
        return otherwise(change);
    }

    @Override
    default R visit(AlterSequence change) {
        return otherwise(change);
    }

    @Override
    default R visit(RenameSequence change) {
        return otherwise(change);
    }

    @Override
    default R visit(CreateType change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropType change) {
        return otherwise(change);
    }

    @Override
    default R visit(RenameType change) {
        return otherwise(change);
    }

    @Override
    default R visit(AlterType change) {
        return otherwise(change);
    }

    @Override
    default R visit(CreateSchema change) {
        return otherwise(change);
    }

    @Override
    default R visit(DropSchema change) {
        return otherwise(change);
    }
}
