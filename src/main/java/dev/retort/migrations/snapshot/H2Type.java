package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The type of a column or of an array's elements, as INFORMATION_SCHEMA has it; lengths null where there are none. */
record H2Type(
        String name,
        Long characters,
        Integer precision,
        Integer scale,
        Integer declaredPrecision,
        Integer fraction,
        String interval) {

    private static final long UNLIMITED = 1_000_000_000;

    static H2Type read(ResultSet row) throws SQLException {
        return new H2Type(
                row.getString("data_type").toLowerCase(Locale.ROOT),
                row.getObject("character_maximum_length", Long.class),
                row.getObject("numeric_precision", Integer.class),
                row.getObject("numeric_scale", Integer.class),
                row.getObject("declared_numeric_precision", Integer.class),
                row.getObject("datetime_precision", Integer.class),
                row.getString("interval_type"));
    }

    /**
     * In the words of {@link ColumnType}.
     *
     * @param values of an enum; null for other types
     * @param element of an array; null for other types
     */
    ColumnType type(List<String> values, ColumnType element) {
        return switch (name) {
            case "enum" -> ColumnType.enumOf(values);
            case "array" -> element == null ? ColumnType.of("array") : arrayOf(element);
            case "character varying" -> lengthy("varchar");
            case "character" -> lengthy("char");
            case "character large object" -> lengthy("clob");
            case "binary varying" -> lengthy("varbinary");
            case "binary" -> lengthy("binary");
            case "binary large object" -> lengthy("blob");
            case "numeric", "decimal" ->
                declaredPrecision == null
                        ? ColumnType.of("decimal")
                        : new ColumnType("decimal", List.of(precision, scale), List.of(), false);
            case "time", "time with time zone" -> new ColumnType(name, List.of(fraction), List.of(), false);
            case "timestamp", "timestamp with time zone" ->
                new ColumnType(name, fraction == 6 ? List.of() : List.of(fraction), List.of(), false);
            case "interval" ->
                new ColumnType("interval " + interval.toLowerCase(Locale.ROOT), List.of(), List.of(), false);
            default -> new ColumnType(name, List.of(), List.of(), false);
        };
    }

    private ColumnType lengthy(String portable) {
        boolean limited = characters != null && characters < UNLIMITED;
        return new ColumnType(portable, limited ? List.of(characters.intValue()) : List.of(), List.of(), false);
    }

    private static ColumnType arrayOf(ColumnType element) {
        return new ColumnType(element.name(), element.arguments(), element.values(), true);
    }
}
