package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.SetColumnRemarks;
import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.AddUnique;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaChangeAdapter;
import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Splits a change that one Liquibase change cannot express: a table with everything that belongs to it, a column with
 * its comment, a sequence that continues after ids.
 */
final class TableParts implements SchemaChangeAdapter<List<SchemaChange>> {

    private final Predicate<Column> separate;

    private TableParts(Predicate<Column> separate) {
        this.separate = separate;
    }

    /** The parts of a change, in order; each can be written by itself. */
    static List<SchemaChange> of(SchemaChange change) {
        return of(change, column -> !ColumnWriter.isPlain(column));
    }

    /** As above, but the columns that {@code separate} selects are added to the new table one by one. */
    static List<SchemaChange> of(SchemaChange change, Predicate<Column> separate) {
        return new TableParts(separate).answer(change);
    }

    @Override
    public List<SchemaChange> visit(CreateTable create) {
        return of(create.definition(), separate);
    }

    @Override
    public List<SchemaChange> visit(AddColumn add) {
        return add.column().comment() == null
                ? List.of(add)
                : List.of(
                        new AddColumn(add.table(), add.column().withComment(null), add.fill()),
                        new SetColumnRemarks(add.table(), add.column(), null));
    }

    @Override
    public List<SchemaChange> visit(CreateSequence create) {
        return create.sequence().ids().isEmpty()
                ? List.of(create)
                : List.of(
                        new CreateSequence(create.sequence().withIds(List.of())),
                        new AdvanceSequence(create.sequence(), false));
    }

    @Override
    public List<SchemaChange> otherwise(SchemaChange change) {
        return List.of(change);
    }

    private static List<SchemaChange> of(Table table, Predicate<Column> separate) {
        List<Column> together = table.columns().stream()
                .filter(separate.negate())
                .map(column -> column.withComment(null))
                .toList();
        Predicate<List<String>> isTogether = names -> names.stream().allMatch(name -> together.stream()
                .anyMatch(column -> column.name().equals(name)));
        boolean keyed = table.primaryKey() != null;
        boolean keyTogether = keyed
                && Deferrability.alike(table.primaryKey().deferrability(), null)
                && isTogether.test(table.primaryKey().columns());
        List<Unique> inline = table.uniques().stream()
                .filter(unique -> unique.columns().size() == 1
                        && Deferrability.alike(unique.deferrability(), null)
                        && isTogether.test(unique.columns()))
                .toList();
        List<SchemaChange> parts = new ArrayList<>();
        parts.add(new CreateTable(table.withColumns(keyTogether ? inOrder(table.primaryKey(), together) : together)
                .withPrimaryKey(keyTogether ? table.primaryKey() : null)
                .withUniques(inline)
                .withChecks(List.of())
                .withParameters(Map.of())
                .withComment(null)));
        if (!table.parameters().isEmpty()) {
            parts.add(new SetTableParameters(table.name(), Map.of(), table.parameters()));
        }
        table.columns().stream()
                .filter(separate)
                .forEach(column -> parts.add(new AddColumn(table.name(), column.withComment(null), null)));
        if (keyed && !keyTogether) {
            parts.add(new AddPrimaryKey(table.name(), table.primaryKey()));
        }
        table.uniques().stream()
                .filter(unique -> !inline.contains(unique))
                .forEach(unique -> parts.add(new AddUnique(table.name(), unique)));
        table.checks().forEach(check -> parts.add(new AddCheck(table.name(), check)));
        if (table.comment() != null) {
            parts.add(new SetTableRemarks(table.name(), null, table.comment()));
        }
        table.columns().stream()
                .filter(column -> column.comment() != null)
                .forEach(column -> parts.add(new SetColumnRemarks(table.name(), column, null)));
        return parts;
    }

    /** Columns with those of the key in the key's order: Liquibase creates the key in the order of the columns. */
    private static List<Column> inOrder(PrimaryKey key, List<Column> columns) {
        Iterator<String> next = key.columns().iterator();
        return columns.stream()
                .map(column -> key.columns().contains(column.name()) ? named(next.next(), columns) : column)
                .toList();
    }

    private static Column named(String name, List<Column> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
