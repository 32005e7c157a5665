package dev.retort.migrations.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param name does not count when schemas are compared: no model can say it
 * @param columns in order, which is that of its index
 * @param deferrability null where nothing is said about it: no model can
 */
public record PrimaryKey(String name, List<String> columns, Deferrability deferrability) implements Constraint {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    /** One that is not deferrable. */
    public PrimaryKey(String name, List<String> columns) {
        this(name, columns, null);
    }

    public PrimaryKey named(String newName) {
        return new PrimaryKey(newName, columns, deferrability);
    }

    public PrimaryKey withColumns(List<String> newColumns) {
        return new PrimaryKey(name, newColumns, deferrability);
    }

    public PrimaryKey withDeferrability(Deferrability newDeferrability) {
        return new PrimaryKey(name, columns, newDeferrability);
    }

    @Override
    public List<String> mentions() {
        return columns;
    }
}
