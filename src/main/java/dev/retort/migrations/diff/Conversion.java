package dev.retort.migrations.diff;

import dev.retort.migrations.schema.ColumnType;
import java.util.List;
import java.util.Set;

/** Safety of a type conversion for the values of a column. */
enum Conversion {
    /** Every value fits. */
    SAFE,
    /** Some values may not fit, or may lose precision or content. */
    NARROWING,
    /** The engines do not convert by themselves, or convert differently. */
    IMPOSSIBLE;

    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "integer", "bigint");
    private static final List<Integer> DIGITS = List.of(3, 5, 10, 19);
    private static final Set<String> FLOATS = Set.of("real", "double precision", "decfloat");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "clob", "varchar_ignorecase", "citext");
    private static final Set<String> BINARIES = Set.of("binary", "varbinary");
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int UUID_LENGTH = 36;
    private static final int TIME_LENGTH = 40;

    static Conversion of(ColumnType from, ColumnType to) {
        if (from.array() || to.array()) {
            return from.array() == to.array() ? of(element(from), element(to)) : IMPOSSIBLE;
        }
        if (from.isDomain() || to.isDomain()) {
            return NARROWING;
        }
        if (TEXTS.contains(to.name())) {
            return toText(from, to);
        }
        if (isNumber(from) && isNumber(to)) {
            return toNumber(from, to);
        }
        if (from.name().equals("enum") && to.name().equals("enum")) {
            return to.values().containsAll(from.values()) ? SAFE : NARROWING;
        }
        if (TEXTS.contains(from.name()) && to.name().equals("enum")) {
            return NARROWING;
        }
        if (BINARIES.contains(from.name()) && BINARIES.contains(to.name())) {
            return to.length(UNLIMITED) >= from.length(UNLIMITED) ? SAFE : NARROWING;
        }
        return toMoment(from, to);
    }

    /** The reason why values may be lost, as a clause for a question. */
    static String lost(ColumnType from, ColumnType to) {
        if (of(from, to) == IMPOSSIBLE) {
            return "the database cannot convert values of type " + from + " to " + to;
        }
        return "some values of type " + from + " may not fit the new type (" + to + ")";
    }

    private static ColumnType element(ColumnType type) {
        return new ColumnType(type.name(), type.arguments(), type.values(), false);
    }

    private static boolean isNumber(ColumnType type) {
        return INTEGERS.contains(type.name()) || type.name().equals("decimal") || FLOATS.contains(type.name());
    }

    private static Conversion toText(ColumnType from, ColumnType to) {
        int room = to.length(to.name().equals("char") ? 1 : UNLIMITED);
        int needed =
                switch (from.name()) {
                    case "char", "varchar", "varchar_ignorecase", "clob", "citext" -> from.length(UNLIMITED);
                    case "enum" ->
                        from.values().stream().mapToInt(String::length).max().orElse(0);
                    case "tinyint", "smallint", "integer", "bigint" -> DIGITS.get(INTEGERS.indexOf(from.name())) + 1;
                    case "decimal" -> from.arguments().isEmpty() ? UNLIMITED : from.length(0) + 2;
                    case "uuid" -> UUID_LENGTH;
                    case "boolean" -> 5;
                    case "date", "time", "timestamp", "timestamp with time zone" -> TIME_LENGTH;
                    default -> -1;
                };
        if (needed < 0) {
            return IMPOSSIBLE;
        }
        return needed <= room ? SAFE : NARROWING;
    }

    private static Conversion toNumber(ColumnType from, ColumnType to) {
        if (FLOATS.contains(to.name())) {
            return isExact(from, to) ? SAFE : NARROWING;
        }
        if (FLOATS.contains(from.name())) {
            return NARROWING;
        }
        return whole(to) >= whole(from) && scale(to) >= scale(from) ? SAFE : NARROWING;
    }

    /** Whether a number with a floating point holds every value. */
    private static boolean isExact(ColumnType from, ColumnType to) {
        if (FLOATS.contains(from.name())) {
            return from.name().equals("real") || from.name().equals(to.name());
        }
        int digits =
                switch (to.name()) {
                    case "real" -> 5;
                    case "double precision" -> 10;
                    default -> 19;
                };
        return INTEGERS.contains(from.name()) && whole(from) <= digits;
    }

    private static int whole(ColumnType type) {
        int index = INTEGERS.indexOf(type.name());
        return index >= 0 ? DIGITS.get(index) : type.arguments().isEmpty() ? UNLIMITED : type.length(0) - scale(type);
    }

    private static int scale(ColumnType type) {
        return type.arguments().size() < 2
                ? type.name().equals("decimal") && type.arguments().isEmpty() ? UNLIMITED : 0
                : type.arguments().get(1);
    }

    private static Conversion toMoment(ColumnType from, ColumnType to) {
        boolean zoned = to.name().equals("timestamp with time zone");
        boolean moment = zoned || to.name().equals("timestamp");
        if (from.name().equals(to.name()) && !from.values().equals(to.values())) {
            return NARROWING;
        }
        if (from.name().equals(to.name())) {
            return to.length(6) >= from.length(6) ? SAFE : NARROWING;
        }
        if (moment && from.name().equals("date")) {
            return SAFE;
        }
        if (moment && from.name().startsWith("timestamp")) {
            return zoned && to.length(6) >= from.length(6) ? SAFE : NARROWING;
        }
        if (to.name().equals("date") && from.name().startsWith("timestamp")) {
            return NARROWING;
        }
        return IMPOSSIBLE;
    }
}
