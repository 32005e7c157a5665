package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Columns, their defaults and values, as Liquibase's {@code column} has them. */
record ColumnWriter(NameWriter names) {

    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "integer", "bigint", "decimal", "real", "double precision", "decfloat");
    private static final Set<String> TEXTS = Set.of("varchar", "char", "clob");

    /** Whether Liquibase can create the column; otherwise SQL has to. */
    static boolean isPlain(Column column) {
        return column.generated() == null && column.collation() == null && TypeWriter.word(column.type()) != null;
    }

    /**
     * A column of a new table, or a new column.
     *
     * @param fill the value that existing rows get; null for none
     */
    Map<String, Object> column(Column column, Value fill) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", names.name(column.name()));
        node.put("type", TypeWriter.word(column.type()));
        if (column.identity()) {
            node.put("autoIncrement", true);
        }
        if (column.defaultValue() != null) {
            putDefault(node, column);
        }
        if (fill != null) {
            putValue(node, column.type(), fill);
        }
        if (!column.nullable()) {
            Map<String, Object> constraints = new LinkedHashMap<>();
            constraints.put("nullable", false);
            node.put("constraints", constraints);
        }
        return node;
    }

    /** The default, under the key that fits it. */
    static void putDefault(Map<String, Object> node, Column column) {
        String expression = column.defaultValue();
        String type = column.type().name();
        if (NUMBERS.contains(type) && YamlWriter.isNumber(expression)) {
            node.put("defaultValueNumeric", Long.valueOf(expression));
        } else if (type.equals("boolean") && Set.of("true", "false").contains(expression)) {
            node.put("defaultValueBoolean", Boolean.valueOf(expression));
        } else if (TEXTS.contains(type) && expression.matches("(?i)'(?!null')[A-Za-z0-9 _.,-]+'")) {
            node.put("defaultValue", expression.substring(1, expression.length() - 1));
        } else {
            node.put("defaultValueComputed", Literal.guarded(expression));
        }
    }

    /** A value, under the key that fits it. */
    static void putValue(Map<String, Object> node, ColumnType type, Value value) {
        if (value.expression()) {
            node.put("valueComputed", Literal.guarded(value.text()));
        } else if (NUMBERS.contains(type.name()) && YamlWriter.isNumber(value.text())) {
            node.put("valueNumeric", Long.valueOf(value.text()));
        } else if (NUMBERS.contains(type.name()) && value.text().matches("-?[0-9.]+")) {
            node.put("valueComputed", value.text());
        } else if (type.name().equals("boolean") && Set.of("true", "false").contains(Names.key(value.text()))) {
            node.put("valueBoolean", Boolean.valueOf(value.text()));
        } else if (value.text().isEmpty()
                || value.text().equalsIgnoreCase("null")
                || Literal.isTakenForPlaceholder(value.text())
                || type.name().startsWith("json")
                || type.name().equals("varbinary")) {
            // Liquibase takes an empty text, and the word null, for no value at all.
            String quoted = Literal.of(value.text());
            node.put("valueComputed", type.name().equals("json") ? "JSON " + quoted : quoted);
        } else {
            node.put("value", value.text());
        }
    }
}
