package dev.retort.migrations.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param columns in order, which is that of its index
 */
public record Unique(String name, List<String> columns) {
    public Unique {
        columns = List.copyOf(columns);
    }
}
