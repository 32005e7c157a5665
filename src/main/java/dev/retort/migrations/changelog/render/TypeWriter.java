package dev.retort.migrations.changelog.render;

import dev.retort.migrations.schema.ColumnType;
import java.util.Set;

/**
 * Types in the words that Liquibase 4.33 carries over to both engines unharmed. Those that it would cut or turn into
 * others are for SQL to declare.
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

    /** The word for a changelog; null when only SQL can say it. */
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
            // H2 takes 0 for granted, and Liquibase takes away any other.
            case "time" -> type.length(-1) == 0 ? type.toString() : null;
            case "enum" ->
                type.values().stream().allMatch(value -> value.matches("[A-Za-z0-9_]+")) ? type.toString() : null;
            default -> CARRIED.contains(type.name()) ? type.toString() : null;
        };
    }
}
