package dev.retort.migrations.diff;

import static dev.retort.migrations.schema.Names.plain;

import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** A change of a table as a whole. */
public sealed interface TableChange extends SchemaChange {

    /** Calls the visitor's method for this kind of change. */
    <R> R accept(TableChangeVisitor<R> visitor);

    @Override
    default <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type,
            Function<NamespaceChange, R> namespace) {
        return table.apply(this);
    }

    @Override
    default String name() {
        return table();
    }

    /** Creates a table with its columns, keys and checks, but without its indexes and foreign keys. */
    record CreateTable(Table definition) implements TableChange {

        /** Takes any table, and leaves out the parts that have changes of their own. */
        public CreateTable {
            definition = definition.withIndexes(List.of()).withForeignKeys(List.of());
        }

        @Override
        public String kind() {
            return "createTable";
        }

        @Override
        public String table() {
            return definition.name();
        }

        @Override
        public String description() {
            return "create table '" + plain(table()) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropTable(definition));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.plus(definition);
        }

        @Override
        public <R> R accept(TableChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Drops a table whose indexes and foreign keys are dropped already.
     *
     * @param partitioned whether the table is dropped with partitions, which a rollback does not restore
     */
    record DropTable(Table definition, boolean partitioned) implements TableChange {

        public DropTable {
            definition = definition.withIndexes(List.of()).withForeignKeys(List.of());
        }

        /** Drops a table without partitions. */
        public DropTable(Table definition) {
            this(definition, false);
        }

        @Override
        public String kind() {
            return "dropTable";
        }

        @Override
        public String table() {
            return definition.name();
        }

        @Override
        public String description() {
            return "drop table '" + plain(table()) + "' and its rows";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new CreateTable(definition));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.minusTable(table());
        }

        @Override
        public <R> R accept(TableChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Renames a table. */
    record RenameTable(String from, String to) implements TableChange {

        @Override
        public String kind() {
            return "renameTable";
        }

        @Override
        public String table() {
            return to;
        }

        @Override
        public String description() {
            return "rename table '" + plain(from) + "' to '" + plain(to) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new RenameTable(to, from));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.withEach(table -> {
                Table renamed = table.name().equals(from) ? table.named(to) : table;
                return renamed.withForeignKeys(
                        renamed.foreignKeys().stream().map(this::retargeted).toList());
            });
        }

        @Override
        public <R> R accept(TableChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }

        private ForeignKey retargeted(ForeignKey key) {
            return key.target().equals(from) ? key.to(to, key.targetColumns()) : key;
        }
    }

    /**
     * Changes storage parameters of a table.
     *
     * @param before the earlier values of the changed parameters, where they were given
     */
    record SetTableParameters(String table, Map<String, String> before, Map<String, String> after)
            implements TableChange {

        @Override
        public String kind() {
            return "setTableParameters";
        }

        @Override
        public String description() {
            return after.isEmpty()
                    ? "reset " + String.join(", ", new TreeSet<>(before.keySet())) + " of table '" + plain(table) + "'"
                    : "set " + new TreeMap<>(after) + " on table '" + plain(table) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new SetTableParameters(table, after, before));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> {
                Map<String, String> parameters = new TreeMap<>(each.parameters());
                parameters.keySet().removeAll(before.keySet());
                parameters.putAll(after);
                return each.withParameters(parameters);
            });
        }

        @Override
        public <R> R accept(TableChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Sets the comment on a table; null removes it. */
    record SetTableRemarks(String table, String before, String after) implements TableChange {

        @Override
        public String kind() {
            return "setTableRemarks";
        }

        @Override
        public String description() {
            return (after == null ? "remove the comment on table '" : "comment on table '") + plain(table) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new SetTableRemarks(table, after, before));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.withComment(after));
        }

        @Override
        public <R> R accept(TableChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
