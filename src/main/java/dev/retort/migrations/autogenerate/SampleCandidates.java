package dev.retort.migrations.autogenerate;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Possible values of sample rows of one table.
 *
 * @param after what the table is to become
 * @param inserted rows that are there already, by table: what foreign keys may refer to
 */
record SampleCandidates(Engine engine, Table table, Table after, Map<String, List<Map<String, String>>> inserted) {

    private static final int MOST = 8;

    /**
     * The possible values of a row by column, in the order of the columns, the best first.
     *
     * @param number of the row, from 1 on
     * @param last whether it has null wherever null is allowed
     */
    Map<String, List<String>> of(int number, boolean last) {
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (column.generated() == null) {
                candidates.put(column.name(), of(column, number, last));
            }
        }
        referTo(number, last, candidates);
        return candidates;
    }

    private List<String> of(Column column, int number, boolean last) {
        List<String> values = new ArrayList<>();
        if (last && column.nullable()) {
            values.add("null");
        }
        values.add(SampleValue.of(engine, column.type(), number));
        after.column(column.name())
                .filter(now -> column.type().isText()
                        && (now.type().isText() || now.type().name().equals("enum")))
                .ifPresent(now -> values.add(SampleValue.of(engine, now.type(), number)));
        for (Check check : Stream.concat(table.checks().stream(), after.checks().stream())
                .distinct()
                .toList()) {
            List<String> mentioned = SampleValue.mentioned(check.expression(), column, number);
            Collections.rotate(mentioned, 1 - number);
            values.addAll(mentioned);
        }
        if (!table.checks().isEmpty()) {
            // Where a check compares two columns, one of them has to be greater.
            values.add(SampleValue.of(engine, column.type(), number + 1));
        }
        return values.stream().distinct().limit(MOST).toList();
    }

    /**
     * Makes foreign keys refer to an existing row, or to this row itself; null where there is none and null is allowed.
     */
    private void referTo(int number, boolean last, Map<String, List<String>> candidates) {
        for (ForeignKey key : table.foreignKeys()) {
            List<Map<String, String>> targets = inserted.getOrDefault(key.target(), List.of());
            for (int i = 0; i < key.columns().size(); i++) {
                String column = key.columns().get(i);
                String targetColumn = key.targetColumns().get(i);
                boolean nullable = table.column(column).map(Column::nullable).orElse(false);
                if (last && nullable) {
                    candidates.put(column, List.of("null"));
                } else if (!targets.isEmpty()) {
                    Map<String, String> target = targets.get((number - 1) % targets.size());
                    candidates.put(column, List.of(target.getOrDefault(targetColumn, "null")));
                } else if (key.target().equals(table.name()) && candidates.containsKey(targetColumn)) {
                    candidates.put(column, candidates.get(targetColumn));
                } else if (nullable) {
                    candidates.put(column, List.of("null"));
                }
            }
        }
    }

    /** The size of the longest list of an enum or a check, so that each value is in some row. */
    int mostValues() {
        return table.columns().stream()
                .mapToInt(column -> Math.max(
                        column.type().values().size(),
                        table.checks().stream()
                                .mapToInt(check -> SampleValue.mentioned(check.expression(), column, 1)
                                        .size())
                                .max()
                                .orElse(0)))
                .max()
                .orElse(0);
    }

    /**
     * Columns that may repeat across rows, because another column of the composite key differs, both before and after
     * the revision.
     */
    Set<Set<String>> alike() {
        List<List<String>> keys = keys(after);
        Set<Set<String>> result = new LinkedHashSet<>();
        for (List<String> key : keys(table)) {
            for (String other : key) {
                Set<String> same = new LinkedHashSet<>(key);
                same.remove(other);
                if (!same.isEmpty() && keys.stream().noneMatch(same::containsAll)) {
                    result.add(same);
                }
            }
        }
        return result;
    }

    private static List<List<String>> keys(Table table) {
        List<List<String>> keys = new ArrayList<>();
        if (table.primaryKey() != null) {
            keys.add(table.primaryKey().columns());
        }
        table.uniques().forEach(unique -> keys.add(unique.columns()));
        table.indexes().stream()
                .filter(index -> index.unique() && index.isPlain())
                .forEach(index -> keys.add(index.columnNames()));
        return keys;
    }
}
