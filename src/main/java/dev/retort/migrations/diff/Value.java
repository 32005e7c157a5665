package dev.retort.migrations.diff;

import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value that existing rows get.
 *
 * @param text the literal without quotes, or the SQL expression
 * @param expression whether it is SQL
 */
public record Value(String text, boolean expression) {

    /** A different number for each row, given by the engine. */
    public static final Value NUMBERS = new Value("1, 2, …", true);

    private static final String MARK = "sql:";

    /** The function for a random UUID, which each engine names differently; or a text in quotes. */
    private static final Pattern RANDOM_UUID =
            Pattern.compile("'(?:[^']|'')*'|\\b(?:gen_)?random_uuid\\s*\\(\\s*\\)", Pattern.CASE_INSENSITIVE);

    /** Parses an option's value: a literal, or {@code sql:EXPRESSION}. */
    public static Value of(String typed) {
        return typed.startsWith(MARK) ? new Value(typed.substring(MARK.length()), true) : new Value(typed, false);
    }

    public static Value literal(String text) {
        return new Value(text, false);
    }

    public static Value expression(String sql) {
        return new Value(sql, true);
    }

    /** Whether the value is the column's own name, so rows keep their value. */
    boolean isColumn(String name) {
        return expression && text.strip().equalsIgnoreCase(Names.plain(name));
    }

    /** The same value for one engine, with that engine's function for a random UUID. */
    Value on(Engine engine) {
        if (!expression) {
            return this;
        }
        String random = engine.randomUuid();
        return expression(RANDOM_UUID
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().startsWith("'") ? found.group() : random)));
    }

    /** Neutral value of a type: 0, an empty text, the first value of an enum; null where it has none. */
    static Value zeroOf(ColumnType type) {
        if (type.array()) {
            return null;
        }
        return switch (type.name()) {
            case "tinyint", "smallint", "integer", "bigint", "decimal", "real", "double precision", "decfloat" ->
                literal("0");
            case "boolean" -> literal("false");
            case "varchar", "char", "clob", "varchar_ignorecase", "citext" -> literal("");
            case "date" -> expression("DATE '1970-01-01'");
            case "time" -> expression("TIME '00:00:00'");
            case "timestamp" -> expression("TIMESTAMP '1970-01-01 00:00:00'");
            case "timestamp with time zone" -> expression("TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'");
            case "uuid" -> literal("00000000-0000-0000-0000-000000000000");
            case "enum" -> literal(first(type.values()));
            default -> null;
        };
    }

    private static String first(List<String> values) {
        return values.get(0);
    }
}
