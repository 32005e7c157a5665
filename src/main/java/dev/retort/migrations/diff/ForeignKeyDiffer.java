package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ConstraintChange.AddForeignKey;
import dev.retort.migrations.diff.ConstraintChange.DropForeignKey;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares foreign keys. An unchanged key is dropped and added again when something that it depends on changes: the key
 * that it refers to, a type on either side, or on H2 the index that it uses.
 */
final class ForeignKeyDiffer {

    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "integer", "bigint");

    private final DiffCollector findings;
    private final Schema before;
    private final Schema after;
    private final Map<String, TablePair> pairs = new HashMap<>();

    ForeignKeyDiffer(DiffCollector findings, Schema before, Schema after, List<TablePair> pairs) {
        this.findings = findings;
        this.before = before;
        this.after = after;
        pairs.forEach(pair -> this.pairs.put(pair.after().name(), pair));
    }

    void diff() {
        for (Table table : before.tables().values()) {
            TablePair pair = pairs.get(table.name());
            List<ForeignKey> dropped =
                    pair == null ? table.foreignKeys() : split(pair).dropped();
            dropped.forEach(key -> findings.add(
                    Phase.DROP_FOREIGN_KEY, new DropForeignKey(table.name(), key, leavesOrphans(pair, key))));
        }
        for (Table table : after.tables().values()) {
            TablePair pair = pairs.get(table.name());
            List<ForeignKey> added =
                    pair == null ? table.foreignKeys() : split(pair).added();
            added.forEach(key -> findings.add(Phase.ADD_FOREIGN_KEY, new AddForeignKey(table.name(), key)));
        }
    }

    private TablePair.Split<ForeignKey> split(TablePair pair) {
        return pair.split(
                pair.before().foreignKeys(),
                pair.after().foreignKeys(),
                (old, now) -> isSame(pair.after().name(), old, now) && !losesGround(pair, old),
                ForeignKey::columns);
    }

    /** Whether the referring values stay while the values that they refer to are dropped. */
    private boolean leavesOrphans(TablePair pair, ForeignKey key) {
        return pair != null
                && keeps(pair, key.columns())
                && !(pairs.containsKey(key.target()) && keeps(pairs.get(key.target()), key.targetColumns()));
    }

    private static boolean keeps(TablePair pair, List<String> columns) {
        return columns.stream().allMatch(pair.after()::hasColumn) && !pair.touchesReplaced(columns);
    }

    private static boolean isSame(String table, ForeignKey old, ForeignKey now) {
        return old.target().equals(now.target())
                && old.columns().size() == now.columns().size()
                && references(old).equals(references(now))
                && old.onDelete() == now.onDelete()
                && old.onUpdate() == now.onUpdate()
                && Deferrability.alike(old.deferrability(), now.deferrability())
                && (old.name().equals(now.name())
                        || Names.isMadeUp(old.name(), table, old.columns(), "fkey")
                        || Names.isMadeUp(now.name(), table, now.columns(), "fkey"));
    }

    private static Map<String, String> references(ForeignKey key) {
        Map<String, String> references = new HashMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            references.put(key.columns().get(i), key.targetColumns().get(i));
        }
        return references;
    }

    private boolean losesGround(TablePair pair, ForeignKey key) {
        TablePair target = pairs.get(key.target());
        return losesKey(target, key)
                || changesType(pair, key.columns())
                || (target != null && changesType(target, key.targetColumns()))
                || (before.engine().needsIndexForForeignKeys() && losesIndex(pair, key.columns()));
    }

    /** Whether the primary key or unique constraint that the foreign key refers to is dropped. */
    private static boolean losesKey(TablePair target, ForeignKey key) {
        if (target == null) {
            return true;
        }
        Set<String> columns = Set.copyOf(key.targetColumns());
        boolean primary = target.before().primaryKey() != null
                && Set.copyOf(target.before().primaryKey().columns()).equals(columns);
        if (primary) {
            return !KeyDiffer.keepsPrimaryKey(target);
        }
        return KeyDiffer.uniques(target).dropped().stream()
                .anyMatch(unique -> Set.copyOf(unique.columns()).equals(columns));
    }

    private static boolean changesType(TablePair pair, List<String> columns) {
        for (String name : columns) {
            Column old = pair.before().column(name).orElse(null);
            Column now = pair.after().column(name).orElse(null);
            if (old != null
                    && now != null
                    && !old.type().name().equals(now.type().name())
                    && !(INTEGERS.contains(old.type().name())
                            && INTEGERS.contains(now.type().name()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the foreign key loses its index. H2 uses an existing index that fits, and then refuses to drop either.
     */
    private static boolean losesIndex(TablePair pair, List<String> columns) {
        List<List<String>> lost = new ArrayList<>();
        IndexDiffer.split(pair).dropped().stream().map(Index::columnNames).forEach(lost::add);
        KeyDiffer.uniques(pair).dropped().stream().map(Unique::columns).forEach(lost::add);
        if (pair.before().primaryKey() != null && !KeyDiffer.keepsPrimaryKey(pair)) {
            lost.add(pair.before().primaryKey().columns());
        }
        return lost.stream()
                .anyMatch(index -> index.size() >= columns.size()
                        && !Collections.disjoint(index.subList(0, columns.size()), columns));
    }
}
