package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Table;

/**
 * Brings the two engines' versions of one change into the same words where the same words mean both: a tinyint is what
 * PostgreSQL calls a smallint, and its binary columns have no length.
 */
final class PortableChange {

    private PortableChange() {}

    /** PostgreSQL's version in H2's words, as far as that goes. */
    static SchemaChange postgresql(SchemaChange postgresql, SchemaChange h2) {
        if (postgresql instanceof AddColumn ours && h2 instanceof AddColumn theirs) {
            return new AddColumn(ours.table(), column(ours.column(), theirs.column()), ours.fill());
        }
        if (postgresql instanceof DropColumn ours && h2 instanceof DropColumn theirs) {
            return new DropColumn(ours.table(), column(ours.column(), theirs.column()), ours.zero());
        }
        if (postgresql instanceof ModifyDataType ours && h2 instanceof ModifyDataType theirs) {
            return new ModifyDataType(
                    ours.table(),
                    column(ours.column(), theirs.column()),
                    type(ours.before(), theirs.before()),
                    ours.collationBefore(),
                    ours.mapping());
        }
        if (postgresql instanceof CreateTable ours && h2 instanceof CreateTable theirs) {
            return new CreateTable(table(ours.definition(), theirs.definition()));
        }
        if (postgresql instanceof DropTable ours && h2 instanceof DropTable theirs) {
            return new DropTable(table(ours.definition(), theirs.definition()), ours.partitioned());
        }
        return postgresql;
    }

    /** H2's version under PostgreSQL's names of primary keys: H2 needs none to drop one. */
    static SchemaChange h2(SchemaChange h2, SchemaChange postgresql) {
        if (h2 instanceof DropPrimaryKey ours && postgresql instanceof DropPrimaryKey theirs) {
            return new DropPrimaryKey(
                    ours.table(), ours.key().named(theirs.key().name()));
        }
        if (h2 instanceof AddPrimaryKey ours && postgresql instanceof AddPrimaryKey theirs) {
            return new AddPrimaryKey(ours.table(), ours.key().named(theirs.key().name()));
        }
        if (h2 instanceof DropTable ours
                && postgresql instanceof DropTable theirs
                && ours.definition().primaryKey() != null
                && theirs.definition().primaryKey() != null) {
            return new DropTable(ours.definition()
                    .withPrimaryKey(ours.definition()
                            .primaryKey()
                            .named(theirs.definition().primaryKey().name())));
        }
        return h2;
    }

    private static Table table(Table postgresql, Table h2) {
        return postgresql.withColumns(postgresql.columns().stream()
                .map(column -> h2.column(column.name())
                        .map(other -> column(column, other))
                        .orElse(column))
                .toList());
    }

    private static Column column(Column postgresql, Column h2) {
        return postgresql.ofType(type(postgresql.type(), h2.type()));
    }

    private static ColumnType type(ColumnType postgresql, ColumnType h2) {
        boolean same = h2.array() == postgresql.array()
                && switch (h2.name()) {
                    case "tinyint" -> postgresql.name().equals("smallint");
                    case "varbinary", "binary" -> postgresql.name().equals("varbinary");
                    default -> false;
                };
        return same ? h2 : postgresql;
    }
}
