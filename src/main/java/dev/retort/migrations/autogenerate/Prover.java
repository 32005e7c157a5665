package dev.retort.migrations.autogenerate;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Difference;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.diff.WantedSchema;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.snapshot.Scratch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tries one revision in a scratch database at the revision's starting point: insert rows, up, down, up. After each step
 * the schema has to be the expected one, and after the way down the rows too.
 */
final class Prover {

    private final Scratch scratch;
    private final List<Proof.Step> steps = new ArrayList<>();

    Prover(Scratch scratch) {
        this.scratch = scratch;
    }

    /**
     * Tries the revision.
     *
     * @param start the schema now
     * @param goal the schema expected after the revision; null when any schema is right
     * @param up runs the revision
     * @param down rolls it back
     */
    Proof prove(Schema start, Schema goal, Runnable up, Runnable down, RowWatch watch) {
        List<String> empty = SampleRows.insert(scratch, start, goal == null ? start : goal, watch);
        steps.add(new Proof.Step(
                "rows", true, empty.isEmpty() ? null : "no rows could be made for " + String.join(", ", empty)));
        Map<String, List<String>> rows = watch.read(scratch, start);
        if (run("up", up)) {
            Schema reached = scratch.read();
            Schema target = goal == null ? reached : goal;
            if (equal("schema after up", reached, target)
                    && run("down", down)
                    && isBack(scratch.read(), new WayBack(WantedSchema.counting(start, target), target, watch))
                    && unharmed(rows, watch.read(scratch, start))
                    && run("up again", up)) {
                equal("schema after up again", scratch.read(), target);
            }
        }
        return new Proof(scratch.engine().id(), steps);
    }

    private boolean run(String step, Runnable work) {
        try {
            work.run();
            steps.add(new Proof.Step(step, true, null));
            return true;
        } catch (MigrationException failure) {
            steps.add(new Proof.Step(step, false, failure.getMessage()));
            return false;
        }
    }

    private boolean isBack(Schema found, WayBack way) {
        return equal("schema after down", found, way.expected(found));
    }

    private boolean equal(String step, Schema found, Schema expected) {
        Difference difference = SchemaDiffer.diff(found, expected, Decisions.silent());
        String detail = difference.isEmpty()
                ? null
                : "the schema differs from the expected one; these changes would correct it: "
                        + difference.changes().stream()
                                .map(SchemaChange::description)
                                .collect(Collectors.joining("; "));
        steps.add(new Proof.Step(step, difference.isEmpty(), detail));
        return difference.isEmpty();
    }

    private boolean unharmed(Map<String, List<String>> before, Map<String, List<String>> after) {
        String harmed = before.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(after.get(entry.getKey())))
                .map(entry ->
                        "'" + entry.getKey() + "' had " + entry.getValue() + " and has " + after.get(entry.getKey()))
                .collect(Collectors.joining("; "));
        steps.add(new Proof.Step("rows after down", harmed.isEmpty(), harmed.isEmpty() ? null : harmed));
        return harmed.isEmpty();
    }

    /** The schema that is accepted after the way down: columns that had to be filled may come back nullable. */
    private record WayBack(Schema start, Schema reached, RowWatch watch) {

        Schema expected(Schema found) {
            return start.withEach(table -> {
                Table there = found.table(table.name()).orElse(table);
                return table.withColumns(table.columns().stream()
                        .map(column -> mayBeNullable(table, column, there) ? column.nullable(true) : column)
                        .toList());
            });
        }

        private boolean mayBeNullable(Table table, Column column, Table there) {
            boolean nullableNow =
                    there.column(column.name()).filter(Column::nullable).isPresent();
            Column between = watch.drops(table, column)
                    ? null
                    : reached.table(table.name())
                            .flatMap(each -> each.column(column.name()))
                            .orElse(null);
            return nullableNow && (between == null ? !column.fillsItself() : between.nullable());
        }
    }
}
