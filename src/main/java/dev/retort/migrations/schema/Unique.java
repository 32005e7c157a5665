package dev.retort.migrations.schema;

import java.util.List;

/** A unique constraint. The order of its columns does not count when schemas are compared. */
public record Unique(String name, List<String> columns) {
    public Unique {
        columns = List.copyOf(columns);
    }
}
