package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ConstraintChange.CreateIndex;
import dev.retort.migrations.diff.ConstraintChange.DropIndex;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares whole tables, with their indexes, in dependency order: a table is created after the tables that it refers
 * to, and dropped before them.
 */
record TableDiffer(DiffCollector findings) {

    void diff(Schema before, Schema after) {
        List<Table> gone = ordered(missing(before, after));
        Collections.reverse(gone);
        for (Table table : gone) {
            table.indexes().forEach(index -> findings.add(Phase.DROP_INDEX, new DropIndex(table.name(), index)));
            boolean partitioned = !before.layout().partitionKey(table.name()).isEmpty();
            findings.add(Phase.DROP_TABLE, new DropTable(table, partitioned));
        }
        for (Table table : ordered(missing(after, before))) {
            findings.add(Phase.CREATE_TABLE, new CreateTable(table));
            table.indexes().forEach(index -> findings.add(Phase.CREATE_INDEX, new CreateIndex(table.name(), index)));
        }
    }

    private static Map<String, Table> missing(Schema in, Schema from) {
        Map<String, Table> missing = new TreeMap<>(in.tables());
        missing.keySet().removeAll(from.tables().keySet());
        return missing;
    }

    /** Tables in dependency order, referenced tables first; tables of a cycle by name. */
    private static List<Table> ordered(Map<String, Table> tables) {
        Set<Table> ordered = new LinkedHashSet<>();
        Set<String> entered = new LinkedHashSet<>();
        tables.values().forEach(table -> visit(table, tables, entered, ordered));
        return new ArrayList<>(ordered);
    }

    private static void visit(Table table, Map<String, Table> tables, Set<String> entered, Set<Table> ordered) {
        if (entered.add(table.name())) {
            for (ForeignKey key : table.foreignKeys()) {
                Table target = tables.get(key.target());
                if (target != null) {
                    visit(target, tables, entered, ordered);
                }
            }
            ordered.add(table);
        }
    }
}
