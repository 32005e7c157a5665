package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.Obstacles;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a few rows into every table of a scratch database, such that keys and checks hold; the last one with null wherever
 * null is allowed.
 */
final class SampleRows {

    private static final int ROWS = 3;
    private static final int MOST_ROWS = 12;
    private static final int ATTEMPTS = 200;
    private static final int CANDIDATES = 8;

    private final Scratch scratch;
    private final Schema schema;
    private final Schema goal;
    private final RowWatch watch;
    private final Map<String, List<Map<String, String>>> inserted = new HashMap<>();
    private final List<String> empty = new ArrayList<>();

    private SampleRows(Scratch scratch, Schema schema, Schema goal, RowWatch watch) {
        this.scratch = scratch;
        this.schema = schema;
        this.goal = goal;
        this.watch = watch;
    }

    /**
     * Inserts them; returns the tables that stay empty because no row that fits could be made.
     *
     * @param goal what the tables are to become; rows that nothing could bring there are left out
     * @param watch knows which rows are moved on
     */
    static List<String> insert(Scratch scratch, Schema schema, Schema goal, RowWatch watch) {
        SampleRows rows = new SampleRows(scratch, schema, goal, watch);
        try (Statement statement = scratch.connection().createStatement()) {
            for (Table table : rows.ordered()) {
                rows.fill(table, statement);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return rows.empty;
    }

    /** Those that others refer to first; where that leaves a choice, those that others are to refer to. */
    private Set<Table> ordered() {
        Set<Table> ordered = new LinkedHashSet<>();
        Set<String> entered = new LinkedHashSet<>();
        goal.tables().values().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .flatMap(key -> schema.table(key.target()).stream())
                .forEach(target -> visit(target, entered, ordered));
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
        Table after = goal.table(table.name()).orElse(table);
        List<String> obstacles =
                Obstacles.between(scratch.engine(), table, after, column -> watch.moves(table, column));
        int last = Math.max(ROWS, Math.min(MOST_ROWS, mostValues(table) + 1));
        for (int i = 1; i <= last; i++) {
            Map<String, List<String>> candidates = candidates(table, after, i, i == last);
            firstThatFits(table, candidates, obstacles, statement).ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            empty.add(table.name());
            return;
        }
        Map<String, String> first = rows.get(0);
        for (Set<String> alike : alike(table, after)) {
            Map<String, List<String>> candidates = candidates(table, after, ++last, false);
            candidates.replaceAll((column, values) -> alike.contains(column) ? List.of(first.get(column)) : values);
            firstThatFits(table, candidates, obstacles, statement);
        }
    }

    /** How many values the longest list of an enum or a check has, so that each is in some row. */
    private static int mostValues(Table table) {
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
     * Columns in which two rows may be alike since a key has another one to tell them apart, and still may when the table
     * has become what it is to be.
     */
    private static Set<Set<String>> alike(Table before, Table after) {
        List<List<String>> keys = keys(after);
        Set<Set<String>> result = new LinkedHashSet<>();
        for (List<String> key : keys(before)) {
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
        table.indexes().stream().filter(Index::unique).forEach(index -> keys.add(index.columnNames()));
        return keys;
    }

    private Map<String, List<String>> candidates(Table table, Table after, int number, boolean last) {
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (column.generated() == null) {
                candidates.put(column.name(), candidates(table, after, column, number, last));
            }
        }
        referTo(table, number, last, candidates);
        return candidates;
    }

    private Optional<Map<String, String>> firstThatFits(
            Table table, Map<String, List<String>> candidates, List<String> obstacles, Statement statement) {
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
            if (fits(table, row, obstacles, statement)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private List<String> candidates(Table table, Table after, Column column, int number, boolean last) {
        List<String> values = new ArrayList<>();
        if (last && column.nullable()) {
            values.add("null");
        }
        values.add(SampleValue.of(scratch.engine(), column.type(), number));
        after.column(column.name())
                .filter(now -> column.type().isText()
                        && (now.type().isText() || now.type().name().equals("enum")))
                .ifPresent(now -> values.add(SampleValue.of(scratch.engine(), now.type(), number)));
        for (Check check : Stream.concat(table.checks().stream(), after.checks().stream())
                .distinct()
                .toList()) {
            List<String> mentioned = SampleValue.mentioned(check.expression(), column, number);
            Collections.rotate(mentioned, 1 - number);
            values.addAll(mentioned);
        }
        if (!table.checks().isEmpty()) {
            // Where a check compares two columns, one of them has to be greater.
            values.add(SampleValue.of(scratch.engine(), column.type(), number + 1));
        }
        return values.stream().distinct().limit(CANDIDATES).toList();
    }

    /** A key of a row that is there, or of this row itself; null where there is none and null is allowed. */
    private void referTo(Table table, int number, boolean last, Map<String, List<String>> candidates) {
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

    private boolean fits(Table table, Map<String, String> row, List<String> obstacles, Statement statement) {
        return inserts(table, row, statement)
                && obstacles.stream().noneMatch(each -> takesAway(table, each, statement));
    }

    /** Whether the row that came last was in the way, and is gone. */
    private boolean takesAway(Table table, String obstacle, Statement statement) {
        try {
            return statement.executeUpdate("delete from " + scratch.engine().sql(table.name()) + " where " + obstacle)
                    > 0;
        } catch (SQLException notYet) {
            // About a column that is not there before the revision: nothing that rows have is in its way.
            return false;
        }
    }

    private boolean inserts(Table table, Map<String, String> row, Statement statement) {
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
