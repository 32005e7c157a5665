package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.ColumnChange;
import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ColumnChange.RenameColumn;
import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.diff.ColumnPropertyAdapter;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;
import dev.retort.migrations.diff.SequenceChangeVisitor;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.diff.TableChangeVisitor;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.List;
import java.util.stream.Stream;

/** The names that a change mentions besides its own name and its table's, and whether one of them all needs quotes. */
final class QuotedIdentifiers
        implements TableChangeVisitor<List<String>>,
                ColumnPropertyAdapter<List<String>>,
                SequenceChangeVisitor<List<String>> {

    private QuotedIdentifiers() {}

    /** Whether any name that the change mentions needs quotes there. */
    static boolean in(SchemaChange change, Engine engine) {
        QuotedIdentifiers others = new QuotedIdentifiers();
        List<String> mentioned = change.match(
                table -> table.accept(others),
                column -> column.accept(others),
                constraint -> constraint.constraint().mentions(),
                sequence -> sequence.accept(others),
                type -> List.of(),
                namespace -> List.of());
        return Stream.concat(Stream.of(change.table(), change.name()), mentioned.stream())
                .anyMatch(name -> name != null && engine.needsQuotes(name));
    }

    @Override
    public List<String> visit(CreateTable change) {
        return names(change.definition());
    }

    @Override
    public List<String> visit(DropTable change) {
        return names(change.definition());
    }

    @Override
    public List<String> visit(RenameTable change) {
        return List.of(change.from());
    }

    @Override
    public List<String> visit(SetTableParameters change) {
        return List.of();
    }

    @Override
    public List<String> visit(SetTableRemarks change) {
        return List.of();
    }

    @Override
    public List<String> visit(AddColumn change) {
        return List.of();
    }

    @Override
    public List<String> visit(DropColumn change) {
        return List.of();
    }

    @Override
    public List<String> visit(RenameColumn change) {
        return List.of(change.from());
    }

    @Override
    public List<String> visit(ModifyDataType change) {
        return List.of();
    }

    @Override
    public List<String> visit(Update change) {
        return List.of();
    }

    @Override
    public List<String> property(ColumnChange change) {
        return List.of();
    }

    @Override
    public List<String> visit(CreateSequence change) {
        return List.of();
    }

    @Override
    public List<String> visit(AdvanceSequence change) {
        return List.of();
    }

    @Override
    public List<String> visit(DropSequence change) {
        return List.of();
    }

    @Override
    public List<String> visit(AlterSequence change) {
        return List.of();
    }

    @Override
    public List<String> visit(RenameSequence change) {
        return List.of(change.before().name());
    }

    private static List<String> names(Table table) {
        return Stream.concat(
                        table.columns().stream().map(Column::name),
                        table.uniques().stream().map(Unique::name))
                .toList();
    }
}
