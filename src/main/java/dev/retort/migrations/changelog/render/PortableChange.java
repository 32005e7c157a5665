package dev.retort.migrations.changelog.render;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaChangeAdapter;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Table;

/**
 * Gives the two engines' versions of one change the same spelling where both mean the same: a tinyint is a smallint on
 * PostgreSQL, whose binary columns have no length.
 */
final class PortableChange {

    private PortableChange() {}

    /** PostgreSQL's version in H2's spelling, as far as possible. */
    static SchemaChange postgresql(SchemaChange postgresql, SchemaChange h2) {
        return new InWordsOfH2(h2).answer(postgresql);
    }

    /** H2's version with PostgreSQL's names of primary keys: H2 needs no name to drop one. */
    static SchemaChange h2(SchemaChange h2, SchemaChange postgresql) {
        return new UnderNamesOfPostgresql(postgresql).answer(h2);
    }

    private record InWordsOfH2(SchemaChange h2) implements SchemaChangeAdapter<SchemaChange> {

        @Override
        public SchemaChange visit(AddColumn ours) {
            return h2 instanceof AddColumn theirs
                    ? new AddColumn(ours.table(), column(ours.column(), theirs.column()), ours.fill())
                    : ours;
        }

        @Override
        public SchemaChange visit(DropColumn ours) {
            return h2 instanceof DropColumn theirs
                    ? new DropColumn(ours.table(), column(ours.column(), theirs.column()), ours.zero())
                    : ours;
        }

        @Override
        public SchemaChange visit(ModifyDataType ours) {
            return h2 instanceof ModifyDataType theirs
                    ? new ModifyDataType(
                            ours.table(),
                            column(ours.column(), theirs.column()),
                            type(ours.before(), theirs.before()),
                            ours.collationBefore(),
                            ours.mapping())
                    : ours;
        }

        @Override
        public SchemaChange visit(CreateTable ours) {
            return h2 instanceof CreateTable theirs
                    ? new CreateTable(table(ours.definition(), theirs.definition()))
                    : ours;
        }

        @Override
        public SchemaChange visit(DropTable ours) {
            return h2 instanceof DropTable theirs
                    ? new DropTable(table(ours.definition(), theirs.definition()), ours.partitioned())
                    : ours;
        }

        @Override
        public SchemaChange otherwise(SchemaChange change) {
            return change;
        }
    }

    private record UnderNamesOfPostgresql(SchemaChange postgresql) implements SchemaChangeAdapter<SchemaChange> {

        @Override
        public SchemaChange visit(AddPrimaryKey ours) {
            return postgresql instanceof AddPrimaryKey theirs
                    ? new AddPrimaryKey(
                            ours.table(), ours.key().named(theirs.key().name()))
                    : ours;
        }

        @Override
        public SchemaChange visit(DropPrimaryKey ours) {
            return postgresql instanceof DropPrimaryKey theirs
                    ? new DropPrimaryKey(
                            ours.table(), ours.key().named(theirs.key().name()))
                    : ours;
        }

        @Override
        public SchemaChange visit(DropTable ours) {
            PrimaryKey key = ours.definition().primaryKey();
            return key != null
                            && postgresql instanceof DropTable theirs
                            && theirs.definition().primaryKey() != null
                    ? new DropTable(ours.definition()
                            .withPrimaryKey(
                                    key.named(theirs.definition().primaryKey().name())))
                    : ours;
        }

        @Override
        public SchemaChange otherwise(SchemaChange change) {
            return change;
        }
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
