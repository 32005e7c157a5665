package dev.retort.migrations.schema;

import java.util.List;

/** An index over whole columns, in order. What a model cannot say (expressions, conditions) is not read at all. */
public record Index(String name, List<IndexColumn> columns, boolean unique) {

    /** One column of an index. */
    public record IndexColumn(String name, boolean descending) {}

    public Index {
        columns = List.copyOf(columns);
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
}
