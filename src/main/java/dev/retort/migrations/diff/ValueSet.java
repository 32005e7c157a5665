package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The set of values that a column may hold, given by its type or by a check: {@code column in ('A', 'B')}. */
final class ValueSet {

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private ValueSet() {}

    /** The values in their order; null for a column that may hold anything. */
    static List<String> of(Table table, Column column) {
        if (column.type().array()) {
            return null;
        }
        if (!column.type().values().isEmpty()) {
            return column.type().values();
        }
        for (Check check : table.checks()) {
            Matcher list = Pattern.compile(Pattern.quote(column.name()) + " in \\(((?:'(?:[^']|'')*'(?:, )?)+)\\)")
                    .matcher(check.expression());
            if (list.matches()) {
                List<String> values = new ArrayList<>();
                LITERAL.matcher(list.group(1))
                        .results()
                        .forEach(found -> values.add(found.group(1).replace("''", "'")));
                return values;
            }
        }
        return null;
    }

    /** The rows that are in the way of the new set; null when none can be. */
    static Condition inTheWay(List<String> values, List<String> wanted) {
        if (wanted == null) {
            return null;
        }
        if (values == null) {
            return new Condition("? not in (" + listed(wanted) + ")");
        }
        List<String> gone = gone(values, wanted);
        return gone.isEmpty() ? null : new Condition("? in (" + listed(gone) + ")");
    }

    /** The values of one set that another one lacks. */
    static List<String> gone(List<String> values, List<String> wanted) {
        return values.stream().filter(value -> !wanted.contains(value)).toList();
    }

    private static String listed(List<String> values) {
        return values.stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
    }
}
