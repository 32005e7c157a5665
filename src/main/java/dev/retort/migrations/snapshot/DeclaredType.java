package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Engine;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type as Hibernate declares it for an engine, in the words of {@link ColumnType}: what the engine would make of it. */
final class DeclaredType {

    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

    private static final Pattern COLLATION =
            Pattern.compile("(?i)\\scollate\\s+(?:pg_catalog\\.)?(?:\"([^\"]+)\"|(\\w+))");

    private DeclaredType() {}

    static ColumnType of(String declared) {
        String text = declared.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("enum")) {
            return new ColumnType(
                    "enum",
                    List.of(),
                    VALUE.matcher(text)
                            .results()
                            .map(found -> found.group(1).replace("''", "'"))
                            .toList(),
                    lower.endsWith(" array"));
        }
        boolean array = lower.endsWith(" array") || lower.endsWith("[]");
        String element = lower.replaceAll("(\\s+array|\\[\\])$", "");
        ColumnType type = portable(PostgresqlType.of(element));
        return new ColumnType(type.name(), type.arguments(), List.of(), array);
    }

    private static ColumnType portable(ColumnType type) {
        return switch (type.name()) {
            case "float" -> ColumnType.of(type.length(53) > 24 ? "double precision" : "real");
            case "float4" -> ColumnType.of("real");
            case "float8", "double" -> ColumnType.of("double precision");
            case "int", "int4" -> ColumnType.of("integer");
            case "int8" -> ColumnType.of("bigint");
            case "int2" -> ColumnType.of("smallint");
            case "bool" -> ColumnType.of("boolean");
            case "character large object" -> type.renamed("clob");
            case "binary large object" -> type.renamed("blob");
            case "binary varying" -> type.renamed("varbinary");
            case "timestamp", "timestamp with time zone" ->
                type.length(6) == 6 ? new ColumnType(type.name(), List.of(), List.of(), false) : type;
            case "timestamptz" -> ColumnType.of("timestamp with time zone");
            case "char" -> type.arguments().isEmpty() ? ColumnType.of("char(1)") : type;
            case "decimal" ->
                type.arguments().size() == 1
                        ? new ColumnType("decimal", List.of(type.length(0), 0), List.of(), false)
                        : type;
            default -> type;
        };
    }

    /** The default that a hand-written column definition has in it; null for none. */
    static String defaultIn(String definition) {
        Matcher matcher = Pattern.compile("(?i)\\sdefault\\s+(.+?)(?=\\s+(?:not\\s+null|null|unique|check)\\b|$)")
                .matcher(definition);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** The collation that a hand-written column definition for PostgreSQL has in it, in normal form; null for none. */
    static String collationIn(String definition) {
        Matcher matcher = COLLATION.matcher(definition);
        return !matcher.find()
                ? null
                : Engine.POSTGRESQL.normal(
                        matcher.group(1) == null ? matcher.group(2).toLowerCase(Locale.ROOT) : matcher.group(1));
    }

    /** A hand-written column definition without all that is not its type. */
    static String typeIn(String definition) {
        return definition.replaceAll("(?i)\\s+(default|not\\s+null|null|unique|check|generated|collate)\\b.*$", "");
    }
}
