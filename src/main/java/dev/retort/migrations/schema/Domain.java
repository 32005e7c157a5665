package dev.retort.migrations.schema;

import java.util.List;

/**
 * A type that a schema has under a name, made of another one.
 *
 * @param base what values are
 * @param checks expressions over {@code VALUE} that values pass
 */
public record Domain(ColumnType base, List<String> checks) {

    public Domain {
        checks = List.copyOf(checks);
    }
}
