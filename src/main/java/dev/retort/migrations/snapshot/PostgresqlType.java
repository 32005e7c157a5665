package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.ColumnType;
import java.util.List;

/** PostgreSQL's names of types ({@code format_type}) in the words of {@link ColumnType}. */
final class PostgresqlType {

    private PostgresqlType() {}

    static ColumnType of(String formatted) {
        boolean array = formatted.endsWith("[]");
        String text = array ? formatted.substring(0, formatted.length() - 2) : formatted;
        if (text.startsWith("\"")) {
            return new ColumnType(text, List.of(), List.of(), array);
        }
        ColumnType type = portable(ColumnType.of(text.replace(" without time zone", "")));
        return new ColumnType(type.name(), type.arguments(), List.of(), array);
    }

    private static ColumnType portable(ColumnType type) {
        return switch (type.name()) {
            case "character varying" -> named(type, "varchar");
            case "character" -> named(type, "char");
            case "text" -> named(type, "clob");
            case "bytea" -> named(type, "varbinary");
            case "oid" -> named(type, "blob");
            case "numeric" -> named(type, "decimal");
            case "time", "time with time zone" ->
                type.arguments().isEmpty() ? new ColumnType(type.name(), List.of(6), List.of(), false) : type;
            case "timestamp", "timestamp with time zone" ->
                type.length(6) == 6 ? new ColumnType(type.name(), List.of(), List.of(), false) : type;
            default -> type;
        };
    }

    private static ColumnType named(ColumnType type, String name) {
        return new ColumnType(name, type.arguments(), List.of(), false);
    }
}
