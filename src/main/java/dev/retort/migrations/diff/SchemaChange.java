package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Schema;
import java.util.List;
import java.util.function.Function;

/**
 * One step from a schema to another. Its {@link #kind} is Liquibase's name of the change, even where the revision uses
 * SQL for it.
 */
public sealed interface SchemaChange
        permits TableChange, ColumnChange, ConstraintChange, SequenceChange, TypeChange, NamespaceChange {

    /** One of the words that the contract lists, such as {@code addColumn}. */
    String kind();

    /** The table's name in normal form; null for a change of a sequence, a type or a schema. */
    String table();

    /** The column's, constraint's, index's, sequence's, type's or schema's name in normal form, the new one of a rename; or the table's. */
    String name();

    /** A phrase for the change, in the imperative and without a full stop. */
    String description();

    /** Changes that undo this one, in order; empty when there is nothing to undo. Dropped rows do not come back. */
    List<SchemaChange> reversed();

    /** The schema after this change. */
    Schema applyTo(Schema schema);

    /** Calls the function for the family of this change. Each family has a visitor for its kinds. */
    <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type,
            Function<NamespaceChange, R> namespace);
}
