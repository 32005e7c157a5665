package dev.retort.migrations.autogenerate;

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

    /** The value for row 1, 2, 3… up to 28: a different one for each where the type has as many. */
    static String of(Engine engine, ColumnType type, int number) {
        if (type.array()) {
            ColumnType element = new ColumnType(type.name(), type.arguments(), type.values(), false);
            String list = "array[" + of(engine, element, number) + "]";
            return engine == Engine.H2 ? list : list + "::" + engine.sql(type);
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
            case "varbinary", "binary" -> engine == Engine.H2 ? "X'" + digits + "'" : "'\\x" + digits + "'";
            case "blob" -> engine == Engine.H2 ? "X'" + digits + "'" : "" + number;
            case "json" -> engine == Engine.H2 ? "JSON '{\"a\":" + number + "}'" : "'{\"a\":" + number + "}'";
            case "jsonb" -> "'{\"a\":" + number + "}'";
            case "enum" ->
                "'" + type.values().get((number - 1) % type.values().size()).replace("'", "''") + "'";
            case "interval", "interval second" -> "INTERVAL '" + number + "' SECOND";
            case "interval day to second", "interval day" -> "INTERVAL '" + number + "' DAY";
            default -> engine == Engine.POSTGRESQL ? postgresql(type, number) : "" + number;
        };
    }

    /** Of types that PostgreSQL alone has. */
    private static String postgresql(ColumnType type, int number) {
        return switch (type.name()) {
            case "inet" -> "'10.0.0." + number + "'";
            case "cidr" -> "'10.0." + number + ".0/24'";
            case "macaddr" -> String.format("'08:00:2b:01:02:%02x'", number);
            case "macaddr8" -> String.format("'08:00:2b:01:02:03:04:%02x'", number);
            case "bit" -> "b'" + bits(type.length(1), number) + "'";
            case "bit varying" -> "b'" + bits(type.length(5), number) + "'";
            case "point" -> "'(" + number + ",1)'";
            case "line" -> "'{" + number + ",1,1}'";
            case "lseg", "box", "path", "polygon" -> "'((" + number + ",1),(100,100))'";
            case "circle" -> "'<(" + number + ",1),1>'";
            case "int4range", "int8range", "numrange" -> "'[" + number + "," + (number + 1) + ")'";
            case "int4multirange", "int8multirange", "nummultirange" -> "'{[" + number + "," + (number + 1) + ")}'";
            case "daterange", "tsrange", "tstzrange" -> String.format("'[2020-01-%02d,2020-03-01)'", number);
            case "datemultirange", "tsmultirange", "tstzmultirange" ->
                String.format("'{[2020-01-%02d,2020-03-01)}'", number);
            case "hstore" -> "'a=>" + number + "'";
            case "jsonpath" -> "'$.a" + number + "'";
            case "pg_lsn" -> "'0/" + number + "'";
            case "integer", "bigint", "smallint", "decimal", "real", "double precision", "oid" -> "" + number;
            default -> "'" + number + "'";
        };
    }

    private static String bits(int length, int number) {
        String bits = Integer.toBinaryString((1 << 5) + number % (1 << 5)).substring(1);
        return length <= bits.length() ? bits.substring(bits.length() - length) : "0".repeat(length - 5) + bits;
    }

    private static String text(ColumnType type, int number) {
        String text = "row " + number;
        int length = type.length(type.name().equals("char") ? 1 : text.length());
        return "'" + (length >= text.length() ? text : text.substring(text.length() - length)) + "'";
    }

    /** Values that a check speaks of, and their neighbours: some of them pass it. */
    static List<String> mentioned(String check, Column column, int number) {
        List<String> values = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(check);
        while (matcher.find()) {
            String literal = matcher.group();
            boolean text = literal.startsWith("'");
            if (text && TEXTS.contains(column.type().name())) {
                values.add(literal);
                if (literal.contains("%")) {
                    // A pattern: something that fits it, another one for each row.
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
