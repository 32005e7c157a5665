package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.AddUnique;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropUnique;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Unique;

/**
 * Compares primary keys and unique constraints. The order of columns counts, because it decides which queries their
 * indexes serve.
 */
record KeyDiffer(DiffCollector findings) {

    void diff(TablePair pair) {
        String table = pair.after().name();
        PrimaryKey old = pair.before().primaryKey();
        PrimaryKey now = pair.after().primaryKey();
        if (old != null && !keepsPrimaryKey(pair)) {
            findings.add(Phase.DROP_PRIMARY_KEY, new DropPrimaryKey(table, old));
        }
        if (now != null && !keepsPrimaryKey(pair)) {
            findings.add(Phase.ADD_PRIMARY_KEY, new AddPrimaryKey(table, now));
        }
        uniques(pair).dropped().forEach(unique -> findings.add(Phase.DROP_UNIQUE, new DropUnique(table, unique)));
        uniques(pair).added().forEach(unique -> findings.add(Phase.ADD_UNIQUE, new AddUnique(table, unique)));
    }

    /** Whether the table has a primary key before and after, and it does not change. */
    static boolean keepsPrimaryKey(TablePair pair) {
        PrimaryKey old = pair.before().primaryKey();
        PrimaryKey now = pair.after().primaryKey();
        return old != null
                && now != null
                && old.columns().equals(now.columns())
                && Deferrability.alike(old.deferrability(), now.deferrability())
                && !pair.touchesReplaced(now.columns());
    }

    static TablePair.Split<Unique> uniques(TablePair pair) {
        String table = pair.after().name();
        return pair.split(
                pair.before().uniques(),
                pair.after().uniques(),
                (before, after) -> before.columns().equals(after.columns())
                        && Deferrability.alike(before.deferrability(), after.deferrability())
                        && (before.name().equals(after.name())
                                || Names.isMadeUp(before.name(), table, before.columns(), "key")
                                || Names.isMadeUp(after.name(), table, after.columns(), "key")),
                Unique::columns);
    }
}
