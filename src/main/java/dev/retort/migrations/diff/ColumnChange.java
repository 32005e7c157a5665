package dev.retort.migrations.diff;

import static dev.retort.migrations.schema.Names.plain;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Schema;
import java.util.List;
import java.util.function.Function;

/** A change of one column. */
public sealed interface ColumnChange extends SchemaChange {

    /** The column after the change; the dropped column of a drop. */
    Column column();

    @Override
    default String name() {
        return column().name();
    }

    /** Calls the visitor's method for this kind of change. */
    <R> R accept(ColumnChangeVisitor<R> visitor);

    @Override
    default <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type,
            Function<NamespaceChange, R> namespace) {
        return column.apply(this);
    }

    private static String of(String table, String column) {
        return "'" + plain(table) + "." + plain(column) + "'";
    }

    /**
     * Adds a column.
     *
     * @param fill the value that existing rows get once, without a default that stays; null where nothing is to be
     *     filled
     */
    record AddColumn(String table, Column column, Value fill) implements ColumnChange {

        @Override
        public String kind() {
            return "addColumn";
        }

        @Override
        public String description() {
            return "add column " + of(table, column.name()) + " (" + column.type() + ")";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropColumn(table, column, fill));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.plus(column));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Drops a column.
     *
     * @param zero the value of existing rows if the column comes back NOT NULL; null where no value could be right, and
     *     the column comes back nullable; {@link Value#NUMBERS} where the engine numbers the rows
     */
    record DropColumn(String table, Column column, Value zero) implements ColumnChange {

        @Override
        public String kind() {
            return "dropColumn";
        }

        @Override
        public String description() {
            return "drop column " + of(table, column.name()) + " and its values";
        }

        /**
         * Whether a rollback restores the column as nullable: it is NOT NULL and existing rows have no value for it.
         */
        public boolean comesBackNullable() {
            return !column.fillsItself() && zero == null;
        }

        /** Whether a rollback numbers the rows. */
        public boolean comesBackNumbered() {
            return !column.fillsItself() && Value.NUMBERS.equals(zero);
        }

        @Override
        public List<SchemaChange> reversed() {
            if (comesBackNumbered()) {
                return List.of(new AddColumn(table, column.withIdentity(true), null), new DropIdentity(table, column));
            }
            return List.of(
                    column.fillsItself()
                            ? new AddColumn(table, column, null)
                            : new AddColumn(table, column.nullable(zero == null), zero));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.minus(column));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Renames a column. */
    record RenameColumn(String table, String from, Column column) implements ColumnChange {

        @Override
        public String kind() {
            return "renameColumn";
        }

        @Override
        public String description() {
            return "rename column " + of(table, from) + " to '" + plain(column.name()) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new RenameColumn(table, column.name(), column.named(from)));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return new ColumnRename(table, from, column.name()).applyTo(schema);
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Changes the type or the collation of a column and keeps its values.
     *
     * @param collationBefore null for the default collation of {@code before}
     */
    record ModifyDataType(String table, Column column, ColumnType before, String collationBefore, ValueMapping mapping)
            implements ColumnChange {

        /** Changes the type and keeps the collation. */
        public ModifyDataType(String table, Column column, ColumnType before) {
            this(table, column, before, column.collation(), null);
        }

        /** Whether no value can be lost on the way. */
        public boolean keepsEveryValue() {
            return mapping != null || Conversion.of(before, column.type()) == Conversion.SAFE;
        }

        @Override
        public String kind() {
            return "modifyDataType";
        }

        @Override
        public String description() {
            return before.equals(column.type())
                    ? "change the collation of " + of(table, column.name()) + " to "
                            + (column.collation() == null ? "the default" : plain(column.collation()))
                    : "change the type of " + of(table, column.name()) + " from " + before + " to " + column.type();
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new ModifyDataType(
                    table,
                    column.ofType(before).withCollation(collationBefore),
                    column.type(),
                    column.collation(),
                    mapping == null ? null : mapping.reversed()));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(
                    table,
                    each -> each.with(
                            column.name(), old -> old.ofType(column.type()).withCollation(column.collation())));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Makes a column NOT NULL. Rows with null get {@code fill} first; it is null where an earlier change filled them.
     */
    record AddNotNull(String table, Column column, Value fill) implements ColumnChange {

        @Override
        public String kind() {
            return "addNotNullConstraint";
        }

        @Override
        public String description() {
            return "make column " + of(table, column.name()) + " NOT NULL";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropNotNull(table, column, fill));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.with(column.name(), old -> old.nullable(false)));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Makes a column nullable. On rollback, rows with null get {@code zero}; it is null where no value could be right.
     */
    record DropNotNull(String table, Column column, Value zero) implements ColumnChange {

        @Override
        public String kind() {
            return "dropNotNullConstraint";
        }

        @Override
        public String description() {
            return "make column " + of(table, column.name()) + " nullable";
        }

        /** Whether the column stays nullable on rollback. */
        public boolean staysNullable() {
            return zero == null;
        }

        @Override
        public List<SchemaChange> reversed() {
            return zero == null ? List.of() : List.of(new AddNotNull(table, column, zero));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.with(column.name(), old -> old.nullable(true)));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Sets a default in place of {@code before}, which is null where there was none. */
    record AddDefault(String table, Column column, String before) implements ColumnChange {

        @Override
        public String kind() {
            return "addDefaultValue";
        }

        @Override
        public String description() {
            return "set the default of " + of(table, column.name()) + " to " + column.defaultValue();
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(
                    before == null
                            ? new DropDefault(table, column.withDefault(null), column.defaultValue())
                            : new AddDefault(table, column.withDefault(before), column.defaultValue()));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.with(column.name(), old -> old.withDefault(column.defaultValue())));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops a default. */
    record DropDefault(String table, Column column, String before) implements ColumnChange {

        @Override
        public String kind() {
            return "dropDefaultValue";
        }

        @Override
        public String description() {
            return "drop the default " + before + " of " + of(table, column.name());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AddDefault(table, column.withDefault(before), null));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.with(column.name(), old -> old.withDefault(null)));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Makes a column auto-increment. */
    record AddIdentity(String table, Column column) implements ColumnChange {

        @Override
        public String kind() {
            return "addAutoIncrement";
        }

        @Override
        public String description() {
            return "make column " + of(table, column.name()) + " auto-increment";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropIdentity(table, column));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.with(column.name(), old -> old.withIdentity(true)));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Stops auto-increment. The list of kinds has no word for it, so its kind is that of a dropped default. */
    record DropIdentity(String table, Column column) implements ColumnChange {

        @Override
        public String kind() {
            return "dropDefaultValue";
        }

        @Override
        public String description() {
            return "stop auto-increment of " + of(table, column.name());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AddIdentity(table, column));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.with(column.name(), old -> old.withIdentity(false)));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Sets a value in existing rows.
     *
     * @param condition selects the rows; null for all
     * @param back the change that undoes it as far as possible; null where none does
     */
    record Update(String table, Column column, Value value, Condition condition, Update back) implements ColumnChange {

        @Override
        public String kind() {
            return "update";
        }

        @Override
        public String description() {
            return "set " + of(table, column.name()) + " to " + value.text() + " in "
                    + (condition == null ? "existing rows" : "rows where " + condition.about(plain(column.name())));
        }

        @Override
        public List<SchemaChange> reversed() {
            return back == null ? List.of() : List.of(back);
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema;
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Sets the comment on a column; null removes it. */
    record SetColumnRemarks(String table, Column column, String before) implements ColumnChange {

        @Override
        public String kind() {
            return "setColumnRemarks";
        }

        @Override
        public String description() {
            return (column.comment() == null ? "remove the comment on " : "comment on ") + of(table, column.name());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new SetColumnRemarks(table, column.withComment(before), column.comment()));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.with(column.name(), old -> old.withComment(column.comment())));
        }

        @Override
        public <R> R accept(ColumnChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
