package dev.retort.migrations.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A table and everything that belongs to it.
 *
 * @param name in normal form
 * @param columns in the order in which they were made, which does not count when schemas are compared
 * @param primaryKey null for none
 * @param comment null for none
 * @param parameters PostgreSQL's storage parameters; only those count that a model gives
 */
public record Table(
        String name,
        List<Column> columns,
        PrimaryKey primaryKey,
        List<Unique> uniques,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        String comment,
        Map<String, String> parameters) {

    public Table {
        Objects.requireNonNull(name);
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        parameters = Map.copyOf(parameters);
    }

    /** A table without storage parameters. */
    public Table(
            String name,
            List<Column> columns,
            PrimaryKey primaryKey,
            List<Unique> uniques,
            List<Index> indexes,
            List<ForeignKey> foreignKeys,
            List<Check> checks,
            String comment) {
        this(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, Map.of());
    }

    /** A table of nothing but columns. */
    public static Table of(String name, Column... columns) {
        return new Table(name, List.of(columns), null, List.of(), List.of(), List.of(), List.of(), null);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    public boolean hasColumn(String columnName) {
        return column(columnName).isPresent();
    }

    public Table named(String newName) {
        return new Table(newName, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, parameters);
    }

    public Table withColumns(List<Column> newColumns) {
        return new Table(name, newColumns, primaryKey, uniques, indexes, foreignKeys, checks, comment, parameters);
    }

    public Table plus(Column column) {
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        return withColumns(more);
    }

    public Table minus(Column column) {
        return withColumns(columns.stream()
                .filter(each -> !each.name().equals(column.name()))
                .toList());
    }

    /** The table with one column changed; as it is when it has no such column. */
    public Table with(String columnName, UnaryOperator<Column> change) {
        return withColumns(columns.stream()
                .map(column -> column.name().equals(columnName) ? change.apply(column) : column)
                .toList());
    }

    public Table withPrimaryKey(PrimaryKey newPrimaryKey) {
        return new Table(name, columns, newPrimaryKey, uniques, indexes, foreignKeys, checks, comment, parameters);
    }

    public Table withUniques(List<Unique> newUniques) {
        return new Table(name, columns, primaryKey, newUniques, indexes, foreignKeys, checks, comment, parameters);
    }

    public Table withIndexes(List<Index> newIndexes) {
        return new Table(name, columns, primaryKey, uniques, newIndexes, foreignKeys, checks, comment, parameters);
    }

    public Table withForeignKeys(List<ForeignKey> newForeignKeys) {
        return new Table(name, columns, primaryKey, uniques, indexes, newForeignKeys, checks, comment, parameters);
    }

    public Table withChecks(List<Check> newChecks) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, newChecks, comment, parameters);
    }

    public Table withComment(String newComment) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, newComment, parameters);
    }

    public Table withParameters(Map<String, String> newParameters) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, newParameters);
    }
}
