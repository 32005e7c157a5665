package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ConstraintChange.CreateIndex;
import dev.retort.migrations.diff.ConstraintChange.DropIndex;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Names;

/** Indexes: their columns in order, which way, and whether they are unique. */
record IndexDiffer(Findings findings) {

    void diff(TablePair pair) {
        String table = pair.after().name();
        TablePair.Split<Index> split = split(pair);
        split.dropped().forEach(index -> findings.add(Phase.DROP_INDEX, new DropIndex(table, index)));
        split.added().forEach(index -> findings.add(Phase.CREATE_INDEX, new CreateIndex(table, index)));
    }

    static TablePair.Split<Index> split(TablePair pair) {
        String table = pair.after().name();
        return pair.split(
                pair.before().indexes(),
                pair.after().indexes(),
                (before, after) -> before.columns().equals(after.columns())
                        && before.unique() == after.unique()
                        && (before.name().equals(after.name())
                                || Names.isMadeUp(before.name(), table, before.columnNames(), "idx")
                                || Names.isMadeUp(after.name(), table, after.columnNames(), "idx")),
                Index::columnNames);
    }
}
