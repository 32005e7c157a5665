package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.ColumnChange.RenameColumn;
import dev.retort.migrations.diff.ConstraintChange.AddForeignKey;
import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.AddUnique;
import dev.retort.migrations.diff.ConstraintChange.CreateIndex;
import dev.retort.migrations.diff.ConstraintChange.DropForeignKey;
import dev.retort.migrations.diff.ConstraintChange.DropIndex;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropUnique;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Changes that mention names which need quotes on an engine. */
final class QuotedIdentifiers {

    private QuotedIdentifiers() {}

    /** Whether any name that the change mentions needs quotes there. */
    static boolean in(SchemaChange change, Engine engine) {
        return mentioned(change).stream().anyMatch(name -> name != null && engine.needsQuotes(name));
    }

    private static List<String> mentioned(SchemaChange change) {
        List<String> all = new ArrayList<>();
        all.add(change.table());
        all.add(change.name());
        if (change instanceof CreateTable create) {
            addNames(all, create.definition());
        } else if (change instanceof DropTable drop) {
            addNames(all, drop.definition());
        } else if (change instanceof RenameTable rename) {
            all.add(rename.from());
        } else if (change instanceof RenameColumn rename) {
            all.add(rename.from());
        } else if (change instanceof AddForeignKey add) {
            addNames(all, add.key());
        } else if (change instanceof DropForeignKey drop) {
            addNames(all, drop.key());
        } else if (change instanceof CreateIndex create) {
            all.addAll(create.index().columnNames());
        } else if (change instanceof DropIndex drop) {
            all.addAll(drop.index().columnNames());
        } else if (change instanceof AddUnique add) {
            all.addAll(add.unique().columns());
        } else if (change instanceof DropUnique drop) {
            all.addAll(drop.unique().columns());
        } else if (change instanceof AddPrimaryKey add) {
            all.addAll(add.key().columns());
        } else if (change instanceof DropPrimaryKey drop) {
            all.addAll(drop.key().columns());
        } else if (change instanceof RenameSequence rename) {
            all.add(rename.before().name());
        }
        return all;
    }

    private static void addNames(List<String> all, Table table) {
        table.columns().forEach(column -> all.add(column.name()));
        table.uniques().forEach(unique -> all.add(unique.name()));
    }

    private static void addNames(List<String> all, ForeignKey key) {
        all.addAll(key.columns());
        all.add(key.target());
        all.addAll(key.targetColumns());
    }
}
