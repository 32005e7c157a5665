package dev.retort.migrations.autogenerate;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.snapshot.Scratch;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts a few rows into every table of a scratch database, such that keys and checks hold; the last one with null wherever
 * null is allowed.
 */
final class SampleRows {

    private static final int ROWS = 3;
    private static final int ATTEMPTS = 200;

    private final Scratch scratch;
    private final Schema schema;
    private final Map<String, List<Map<String, String>>> inserted = new HashMap<>();
    private final List<String> empty = new ArrayList<>();

    private SampleRows(Scratch scratch, Schema schema) {
        this.scratch = scratch;
        this.schema = schema;
    }

    /** Inserts them; returns the tables that stay empty because no row that fits could be made. */
    static List<String> insert(Scratch scratch, Schema schema) {
        SampleRows rows = new SampleRows(scratch, schema);
        try (Statement statement = scratch.connection().createStatement()) {
            for (Table table : rows.ordered()) {
                rows.fill(table, statement);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return rows.empty;
    }

    /** Those that others refer to first. */
    private Set<Table> ordered() {
        Set<Table> ordered = new LinkedHashSet<>();
        Set<String> entered = new LinkedHashSet<>();
        schema.tables().values().forEach(table -> visit(table, entered, ordered));
        return ordered;
    }

    private void visit(Table table, Set<String> entered, Set<Table> ordered) {
        if (entered.add(table.name())) {
            table.foreignKeys()
                    .forEach(key -> schema.table(key.target()).ifPresent(target -> visit(target, entered, ordered)));
            ordered.add(table);
        }
    }

    private void fill(Table table, Statement statement) {
        List<Map<String, String>> rows = inserted.computeIfAbsent(table.name(), name -> new ArrayList<>());
        for (int i = 1; i <= ROWS; i++) {
            Map<String, String> row = firstThatFits(table, i, statement);
            if (row != null) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            empty.add(table.name());
        }
    }

    private Map<String, String> firstThatFits(Table table, int number, Statement statement) {
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (column.generated() == null) {
                candidates.put(column.name(), candidates(table, column, number));
            }
        }
        referTo(table, number, candidates);
        int combinations = (int) Math.min(
                ATTEMPTS,
                candidates.values().stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, ATTEMPTS)));
        for (int attempt = 0; attempt < Math.max(1, combinations); attempt++) {
            Map<String, String> row = new LinkedHashMap<>();
            int rest = attempt;
            for (Map.Entry<String, List<String>> entry : candidates.entrySet()) {
                row.put(
                        entry.getKey(),
                        entry.getValue().get(rest % entry.getValue().size()));
                rest /= entry.getValue().size();
            }
            if (fits(table, row, statement)) {
                return row;
            }
        }
        return null;
    }

    private List<String> candidates(Table table, Column column, int number) {
        List<String> values = new ArrayList<>();
        if (number == ROWS && column.nullable()) {
            values.add("null");
        }
        values.add(SampleValue.of(scratch.engine(), column.type(), number));
        for (Check check : table.checks()) {
            List<String> mentioned = SampleValue.mentioned(check.expression(), column);
            Collections.rotate(mentioned, 1 - number);
            values.addAll(mentioned);
        }
        return values.stream().distinct().limit(8).toList();
    }

    /** A key of a row that is there, or of this row itself; null where there is none and null is allowed. */
    private void referTo(Table table, int number, Map<String, List<String>> candidates) {
        for (ForeignKey key : table.foreignKeys()) {
            List<Map<String, String>> targets = inserted.getOrDefault(key.target(), List.of());
            for (int i = 0; i < key.columns().size(); i++) {
                String column = key.columns().get(i);
                String targetColumn = key.targetColumns().get(i);
                boolean nullable = table.column(column).map(Column::nullable).orElse(false);
                if (number == ROWS && nullable) {
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

    private boolean fits(Table table, Map<String, String> row, Statement statement) {
        try {
            statement.execute("insert into " + scratch.engine().sql(table.name())
                    + row.keySet().stream().map(scratch.engine()::sql).collect(Collectors.joining(", ", " (", ") "))
                    + row.values().stream().collect(Collectors.joining(", ", "values (", ")")));
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }
}
