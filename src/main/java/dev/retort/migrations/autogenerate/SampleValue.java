package dev.retort.migrations.autogenerate;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of every type, as SQL. */
final class SampleValue {

    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|(?<![\\w.])-?\\d+(?:\\.\\d+)?");
    private static final Set<String> TEXTS = Set.of("varchar", "char", "clob", "enum", "varchar_ignorecase");

    private SampleValue() {}

    /** The value for row 1, 2, 3… up to 28; different for each row where the type has enough values. */
    static String of(Engine engine, ColumnType type, int number) {
        if (type.array()) {
            ColumnType element = new ColumnType(type.name(), type.arguments(), type.values(), false);
            return Dialect.of(engine).array(of(engine, element, number), type);
        }
        String digits = String.format("%02d", number);
        return switch (type.name()) {
            case "boolean" -> number % 2 == 1 ? "true" : "false";
            case "varchar", "char", "varchar_ignorecase", "clob" -> text(type, number);
            case "date" -> "DATE '2020-01-" + digits + "'";
            case "time" -> "TIME '10:00:" + digits + "'";
            case "time with time zone" -> "TIME WITH TIME ZONE '10:00:" + digits + "+00'";
            case "timestamp" -> "TIMESTAMP '2020-01-" + digits + " 10:00:00'";
            case "timestamp with time zone" -> "TIMESTAMP WITH TIME ZONE '2020-01-" + digits + " 10:00:00+00'";
            case "uuid" -> "'00000000-0000-0000-0000-0000000000" + digits + "'";
            case "jsonb" -> "'{\"a\":" + number + "}'";
            case "enum" ->
                "'" + type.values().get((number - 1) % type.values().size()).replace("'", "''") + "'";
            case "interval", "interval second" -> "INTERVAL '" + number + "' SECOND";
            case "interval day to second", "interval day" -> "INTERVAL '" + number + "' DAY";
            default -> Dialect.of(engine).sample(type, number);
        };
    }

    private static String text(ColumnType type, int number) {
        String text = "row " + number;
        int length = type.length(type.name().equals("char") ? 1 : text.length());
        return "'" + (length >= text.length() ? text : text.substring(text.length() - length)) + "'";
    }

    /** Values that a check mentions, and their neighbours; some of them pass it. */
    static List<String> mentioned(String check, Column column, int number) {
        List<String> values = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(check);
        while (matcher.find()) {
            String literal = matcher.group();
            boolean text = literal.startsWith("'");
            if (text && TEXTS.contains(column.type().name())) {
                values.add(literal);
                if (literal.contains("%")) {
                    // A pattern needs a text that matches it, different for each row.
                    values.add(literal.replace("%", "" + number).replace('_', 'x'));
                }
            } else if (text && column.type().name().matches("date|timestamp.*") && literal.matches("'\\d{4}-.*")) {
                String moment = "cast(" + literal + " as " + column.type().name() + ")";
                values.add(moment);
                values.add(moment + " + interval '" + number + "' day");
                values.add(moment + " - interval '" + number + "' day");
            } else if (!text && !TEXTS.contains(column.type().name()) && literal.length() < 10) {
                values.add(literal);
                if (!literal.contains(".")) {
                    values.add("" + (Long.parseLong(literal) + 1));
                    values.add("" + (Long.parseLong(literal) - 1));
                }
            }
        }
        return values;
    }
}
