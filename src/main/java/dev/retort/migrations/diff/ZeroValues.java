package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Table;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that existing rows get when a NOT NULL column comes back, where any value can be right. */
final class ZeroValues {

    private ZeroValues() {}

    private static final Set<String> NUMBERED = Set.of("smallint", "integer", "bigint");

    /** The value for a dropped column: rows are numbered where the column returns to a primary key. */
    static Value ofDropped(Table table, Column column) {
        boolean key = table.primaryKey() != null && table.primaryKey().columns().contains(column.name());
        return key && !refers(table, column) && NUMBERED.contains(column.type().name())
                ? Value.NUMBERS
                : of(table, column);
    }

    /**
     * The value; null where no value could be right. That is a unique column (also as part of a key, since rows may
     * differ in this column alone), a foreign key, or a check that is not understood here.
     */
    static Value of(Table table, Column column) {
        boolean unique = table.uniques().stream()
                        .anyMatch(each -> each.columns().contains(column.name()))
                || table.indexes().stream()
                        .anyMatch(index -> index.unique() && index.columnNames().contains(column.name()))
                || (table.primaryKey() != null && table.primaryKey().columns().contains(column.name()));
        if (unique || refers(table, column)) {
            return null;
        }
        Value value = Value.zeroOf(column.type());
        for (Check check : table.checks()) {
            if (ColumnReferences.has(check.expression(), column.name())) {
                value = firstAllowed(check.expression(), column.name());
            }
        }
        return value;
    }

    private static boolean refers(Table table, Column column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    private static Value firstAllowed(String expression, String column) {
        String name = Pattern.quote(column);
        Matcher list = Pattern.compile(name + " in \\('((?:[^']|'')*)'.*\\)").matcher(expression);
        if (list.matches()) {
            return Value.literal(list.group(1).replace("''", "'"));
        }
        Matcher range = Pattern.compile(
                        name + " between (-?\\d+) and -?\\d+|" + name + " >= (-?\\d+)(?: and " + name + " <= -?\\d+)?")
                .matcher(expression);
        if (range.matches()) {
            return Value.literal(range.group(1) == null ? range.group(2) : range.group(1));
        }
        return null;
    }
}
