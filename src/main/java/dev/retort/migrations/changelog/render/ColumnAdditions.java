package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.AddNotNull;
import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import java.util.ArrayList;
import java.util.List;

/** Joins changes that fit in one {@code addColumn} of Liquibase, as a person would write them. */
final class ColumnAdditions {

    /**
     * Content of one changeset.
     *
     * @param changes one change, or several new columns of one table
     * @param engine null for both
     */
    record Step(List<SchemaChange> changes, Engine engine) {
        Step {
            changes = List.copyOf(changes);
        }

        SchemaChange first() {
            return changes.get(0);
        }
    }

    private ColumnAdditions() {}

    /** The changes in order, each new NOT NULL column together with the value that existing rows get. */
    static List<SchemaChange> filled(List<SchemaChange> changes) {
        List<SchemaChange> joined = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            AddColumn filled = i + 2 < changes.size() ? joined(changes.subList(i, i + 3)) : null;
            joined.add(filled == null ? changes.get(i) : filled);
            i += filled == null ? 0 : 2;
        }
        return joined;
    }

    /** The three changes joined into one; null where they do not fit together. */
    private static AddColumn joined(List<SchemaChange> three) {
        return three.get(0) instanceof AddColumn add
                        && three.get(1) instanceof Update update
                        && three.get(2) instanceof AddNotNull notNull
                        && update.condition() == null
                        && update.back() == null
                        && notNull.fill() == null
                        && add.table().equals(update.table())
                        && add.table().equals(notNull.table())
                        && add.name().equals(update.name())
                        && add.name().equals(notNull.name())
                ? new AddColumn(add.table(), add.column().nullable(false), update.value())
                : null;
    }

    /** The steps in order, each merged with the following new columns of its table on the same engines. */
    static List<Step> together(List<Step> steps) {
        List<Step> joined = new ArrayList<>();
        for (Step step : steps) {
            Step last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && isForOneChange(last, step)) {
                List<SchemaChange> changes = new ArrayList<>(last.changes());
                changes.addAll(step.changes());
                joined.set(joined.size() - 1, new Step(changes, step.engine()));
            } else {
                joined.add(step);
            }
        }
        return joined;
    }

    private static boolean isForOneChange(Step one, Step next) {
        return one.engine() == next.engine()
                && one.first() instanceof AddColumn first
                && next.first() instanceof AddColumn second
                && first.table().equals(second.table())
                && ColumnWriter.isPlain(first.column())
                && ColumnWriter.isPlain(second.column())
                && QuotedIdentifiers.in(first, engine(one)) == QuotedIdentifiers.in(second, engine(one));
    }

    private static Engine engine(Step step) {
        return step.engine() == null ? Engine.H2 : step.engine();
    }
}
