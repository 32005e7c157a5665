package dev.retort.migrations.dialect;

import dev.retort.migrations.schema.ColumnType;

/** Values for sample rows, of PostgreSQL's types. */
final class PostgresqlSamples {

    private PostgresqlSamples() {}

    /** A literal of a type that only PostgreSQL has, or that it spells in its own way. */
    static String of(ColumnType type, int number) {
        return switch (type.name()) {
            case "varbinary", "binary" -> String.format("'\\x%02d'", number);
            case "blob" -> "" + number;
            case "json" -> "'{\"a\":" + number + "}'";
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
}
