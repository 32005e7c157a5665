package dev.retort.migrations.schema;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An index.
 *
 * @param columns in order; where there is a definition, the columns that it mentions
 * @param definition for an index that is more than a B-tree over whole columns (over expressions, with a condition, an
 *     operator class, of another kind): PostgreSQL's text after the table's name. Null for an ordinary index. An index
 *     with a definition counts only where a model has one of its name
 */
public record Index(String name, List<IndexColumn> columns, boolean unique, String definition) implements Constraint {

    /** One column of an index. */
    public record IndexColumn(String name, boolean descending) {}

    public Index {
        columns = List.copyOf(columns);
    }

    /** An index over whole columns. */
    public Index(String name, List<IndexColumn> columns, boolean unique) {
        this(name, columns, unique, null);
    }

    public Index named(String newName) {
        return new Index(newName, columns, unique, definition);
    }

    public Index withColumns(List<IndexColumn> newColumns) {
        return new Index(name, newColumns, unique, definition);
    }

    public Index withDefinition(String newDefinition) {
        return new Index(name, columns, unique, newDefinition);
    }

    /** The same index under other names of its columns. */
    public Index renamingColumns(UnaryOperator<String> newNames) {
        return withColumns(columns.stream()
                .map(column -> new IndexColumn(newNames.apply(column.name()), column.descending()))
                .toList());
    }

    /** Whether the index is an ordinary one, over whole columns. */
    public boolean isPlain() {
        return definition == null;
    }

    /** An index in ascending order. */
    public static Index of(String name, String... columns) {
        return new Index(
                name,
                List.of(columns).stream()
                        .map(column -> new IndexColumn(column, false))
                        .toList(),
                false);
    }

    public List<String> columnNames() {
        return columns.stream().map(IndexColumn::name).toList();
    }

    @Override
    public List<String> mentions() {
        return columnNames();
    }
}
