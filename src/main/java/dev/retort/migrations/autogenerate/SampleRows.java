package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.BlockingRows;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.snapshot.Scratch;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Inserts a few rows into every table of a scratch database, so that keys and checks hold. The last row has null
 * wherever null is allowed.
 */
final class SampleRows {

    private static final int ROWS = 3;
    private static final int MOST_ROWS = 12;
    private static final int ATTEMPTS = 200;

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
     * Inserts the rows; returns the tables that stay empty because no fitting row could be made.
     *
     * @param goal the schema after the revision; rows that cannot be carried over to it are left out
     * @param watch knows which rows the revision changes
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

    /** Tables in dependency order, referenced tables first; among equals, tables that the goal refers to come first. */
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
                BlockingRows.between(scratch.engine(), table, after, column -> watch.moves(table, column));
        Partitions partitions = new Partitions(scratch, schema);
        SampleCandidates candidates = new SampleCandidates(
                scratch.engine(),
                schema.layout().withoutDomains(partitions.demanding(table)),
                goal.layout().withoutDomains(after),
                inserted);
        int last = Math.max(ROWS, Math.min(MOST_ROWS, candidates.mostValues() + 1));
        fill(table, rows, last, candidates, obstacles, statement);
        if (rows.isEmpty() && partitions.addDefault(table)) {
            fill(table, rows, last, candidates, obstacles, statement);
        }
        if (rows.isEmpty()) {
            empty.add(table.name());
            return;
        }
        Map<String, String> first = rows.get(0);
        for (Set<String> alike : candidates.alike()) {
            Map<String, List<String>> others = candidates.of(++last, false);
            others.replaceAll((column, values) -> alike.contains(column) ? List.of(first.get(column)) : values);
            firstThatFits(table, others, obstacles, statement);
        }
    }

    private void fill(
            Table table,
            List<Map<String, String>> rows,
            int last,
            SampleCandidates candidates,
            List<String> obstacles,
            Statement statement) {
        for (int i = 1; i <= last; i++) {
            firstThatFits(table, candidates.of(i, i == last), obstacles, statement)
                    .ifPresent(rows::add);
        }
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

    private boolean fits(Table table, Map<String, String> row, List<String> obstacles, Statement statement) {
        return inserts(table, row, statement)
                && obstacles.stream().noneMatch(each -> takesAway(table, each, statement));
    }

    /** Whether the last row was in the way, and is deleted. */
    private boolean takesAway(Table table, String obstacle, Statement statement) {
        try {
            return statement.executeUpdate("delete from " + scratch.engine().sql(table.name()) + " where " + obstacle)
                    > 0;
        } catch (SQLException notYet) {
            // The condition mentions a column that the revision only adds, so no existing row is in its way.
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
