package dev.retort.migrations.changelog.render;

import dev.retort.migrations.schema.ColumnType;
import java.util.Set;

/**
 * Types as Liquibase 4.33 spells them without loss on both engines. SQL declares those that it would truncate or
 * change.
 */
final class TypeWriter {

    private static final Set<String> CARRIED = Set.of(
            "bigint",
            "integer",
            "smallint",
            "tinyint",
            "boolean",
            "varchar",
            "char",
            "double precision",
            "real",
            "decimal",
            "date",
            "timestamp",
            "timestamp with time zone",
            "uuid",
            "varbinary",
            "binary",
            "json",
            "jsonb");

    private TypeWriter() {}

    /** The type for a changelog; null when only SQL can express it. */
    static String word(ColumnType type) {
        if (type.declared() != null) {
            return null;
        }
        if (type.array()) {
            return type.name().equals("varchar") ? type.toString() : null;
        }
        boolean bare = type.arguments().isEmpty();
        return switch (type.name()) {
            case "clob", "blob" -> bare ? type.name() : null;
            // H2's default is 0, and Liquibase drops any other.
            case "time" -> type.length(-1) == 0 ? type.toString() : null;
            case "enum" ->
                type.values().stream().allMatch(value -> value.matches("[A-Za-z0-9_]+")) ? type.toString() : null;
            default -> CARRIED.contains(type.name()) ? type.toString() : null;
        };
    }
}
