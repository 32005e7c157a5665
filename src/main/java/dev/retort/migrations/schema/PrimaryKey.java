package dev.retort.migrations.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param name does not count when schemas are compared: no model can say it
 * @param columns in order, which is that of its index
 */
public record PrimaryKey(String name, List<String> columns) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
