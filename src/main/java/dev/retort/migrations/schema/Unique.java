package dev.retort.migrations.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param columns in order, which is that of its index
 * @param deferrability null where nothing is said about it
 */
public record Unique(String name, List<String> columns, Deferrability deferrability) implements Constraint {
    public Unique {
        columns = List.copyOf(columns);
    }

    /** One that is not deferrable. */
    public Unique(String name, List<String> columns) {
        this(name, columns, null);
    }

    public Unique named(String newName) {
        return new Unique(newName, columns, deferrability);
    }

    public Unique withColumns(List<String> newColumns) {
        return new Unique(name, newColumns, deferrability);
    }

    public Unique withDeferrability(Deferrability newDeferrability) {
        return new Unique(name, columns, newDeferrability);
    }

    @Override
    public List<String> mentions() {
        return columns;
    }
}
