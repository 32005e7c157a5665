package dev.retort.migrations.diff;

import dev.retort.migrations.schema.ColumnType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Finds the values that a narrower type cannot hold, in SQL that both engines understand. */
final class Narrowing {

    private static final Set<String> EXACT = Set.of("tinyint", "smallint", "integer", "bigint", "decimal");
    /** The greatest number up to which a type holds all whole numbers; IEEE 754 for the two floating-point types. */
    private static final Map<String, Long> GREATEST = Map.of(
            "tinyint",
            (long) Byte.MAX_VALUE,
            "smallint",
            (long) Short.MAX_VALUE,
            "integer",
            (long) Integer.MAX_VALUE,
            "bigint",
            Long.MAX_VALUE,
            "real",
            1L << 24,
            "double precision",
            1L << 53);

    private Narrowing() {}

    /** Rows whose value does not fit; null where the value alone cannot tell. */
    static Condition inTheWay(ColumnType from, ColumnType to) {
        if (from.array() || to.array()) {
            return null;
        }
        if (to.isText() && !to.arguments().isEmpty()) {
            String text = from.isText() ? "?" : "cast(? as varchar)";
            return new Condition("char_length(" + text + ") > " + to.length(0));
        }
        if (!EXACT.contains(from.name())) {
            return null;
        }
        if (GREATEST.containsKey(to.name())) {
            long greatest = GREATEST.get(to.name());
            long least = EXACT.contains(to.name()) ? -greatest - 1 : -greatest;
            String range = "? not between " + least + " and " + greatest;
            boolean fractions = hasFractions(from, 0) && EXACT.contains(to.name());
            return new Condition(fractions ? range + " or ? <> floor(?)" : range);
        }
        if (to.name().equals("decimal") && to.arguments().size() == 2) {
            int scale = to.arguments().get(1);
            String limit = BigDecimal.TEN.pow(to.length(0) - scale).toPlainString();
            String range = "abs(?) >= " + limit;
            return new Condition(hasFractions(from, scale) ? range + " or ? <> round(?, " + scale + ")" : range);
        }
        return null;
    }

    private static boolean hasFractions(ColumnType type, int digits) {
        return type.name().equals("decimal")
                && (type.arguments().size() != 2 || type.arguments().get(1) > digits);
    }
}
