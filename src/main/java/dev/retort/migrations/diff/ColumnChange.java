package dev.retort.migrations.diff;

import static dev.retort.migrations.schema.Names.plain;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Schema;
import java.util.List;
import java.util.function.Function;

/** A change of one column. */
public sealed interface ColumnChange extends SchemaChange {

    /** The column after the change; the one that goes, where it goes. */
    Column column();

    @Override
    default String name() {
        return column().name();
    }

    /** Answers with the visitor's method for this kind of change. */
    <R> R accept(ColumnChangeVisitor<R> visitor);

    @Override
    default <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type) {
        return column.apply(this);
    }

    private static String of(String table, String column) {
        return "'" + plain(table) + "." + plain(column) + "'";
    }

    /**
     * A new column.
     *
     * @param fill what rows that are there get, once: no default stays; null where nothing is to be filled
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
     * The end of a column.
     *
     * @param zero what rows get should it come back not null; null where no value could be right, and it comes back
     *     nullable; {@link Value#NUMBERS} where they are numbered
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

        /** Whether it cannot come back as it was: not null, with rows there and no value for them. */
        public boolean comesBackNullable() {
            return !column.fillsItself() && zero == null;
        }

        /** Whether rows are numbered should it come back. */
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

    /** The same column under another name. */
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
     * Another type or another collation, values kept.
     *
     * @param collationBefore null for the one that {@code before} has by itself
     */
    record ModifyDataType(String table, Column column, ColumnType before, String collationBefore, ValueMapping mapping)
            implements ColumnChange {

        /** Another type under the same collation. */
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

    /** No more nulls. {@code fill} is what rows with null get first; null where they were filled by a change before. */
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

    /** Nulls are welcome. {@code zero} is what those get when this is undone; null where no value could be right. */
    record DropNotNull(String table, Column column, Value zero) implements ColumnChange {

        @Override
        public String kind() {
            return "dropNotNullConstraint";
        }

        @Override
        public String description() {
            return "make column " + of(table, column.name()) + " nullable";
        }

        /** Whether it stays nullable when this is undone. */
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

    /** A default, in place of the one before; {@code before} is null where there was none. */
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

    /** No default any more. */
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

    /** From now on the engine numbers the rows. */
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

    /** The engine numbers the rows no more. The list of kinds has no word of its own for it: what goes is a default. */
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
     * A value for rows that are there.
     *
     * @param condition which rows; null for all
     * @param back what undoes it, as far as that can be; null when nothing does
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

    /** Another comment on a column; null for none. */
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
