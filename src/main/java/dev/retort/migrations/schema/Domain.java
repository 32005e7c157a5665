package dev.retort.migrations.schema;

import java.util.List;

/**
 * A named type of a schema, based on another type.
 *
 * @param base the type of the values
 * @param checks expressions over {@code VALUE} that values pass
 */
public record Domain(ColumnType base, List<String> checks) {

    public Domain {
        checks = List.copyOf(checks);
    }
}
