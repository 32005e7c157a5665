package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ConstraintChange.CreateIndex;
import dev.retort.migrations.diff.ConstraintChange.DropIndex;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Names;
import java.util.List;
import java.util.Objects;

/**
 * Compares indexes: their columns in order, the direction of each, and uniqueness. An index with a definition of its
 * own is no difference when only the changelog knows it.
 */
record IndexDiffer(DiffCollector findings) {

    void diff(TablePair pair) {
        String table = pair.after().name();
        TablePair.Split<Index> split = split(pair);
        split.dropped().forEach(index -> findings.add(Phase.DROP_INDEX, new DropIndex(table, index)));
        split.added().forEach(index -> findings.add(Phase.CREATE_INDEX, new CreateIndex(table, index)));
    }

    static TablePair.Split<Index> split(TablePair pair) {
        String table = pair.after().name();
        return pair.split(
                pair.before().indexes().stream()
                        .filter(index -> counts(index, pair.after().indexes()))
                        .toList(),
                pair.after().indexes(),
                (before, after) -> before.columns().equals(after.columns())
                        && before.unique() == after.unique()
                        && Objects.equals(before.definition(), after.definition())
                        && (before.name().equals(after.name())
                                || Names.isMadeUp(before.name(), table, before.columnNames(), "idx")
                                || Names.isMadeUp(after.name(), table, after.columnNames(), "idx")),
                Index::columnNames);
    }

    /** Whether an index is an ordinary one, or {@code others} mention it by name or definition. */
    static boolean counts(Index index, List<Index> others) {
        return index.isPlain()
                || others.stream()
                        .anyMatch(other -> other.name().equals(index.name())
                                || index.definition().equals(other.definition()));
    }
}
