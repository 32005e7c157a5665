package dev.retort.migrations.diff;

import static dev.retort.migrations.schema.Names.plain;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A change of a named enum of PostgreSQL, for all its columns at once. */
public sealed interface TypeChange extends SchemaChange {

    /** Calls the visitor's method for this kind of change. */
    <R> R accept(TypeChangeVisitor<R> visitor);

    @Override
    default <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type,
            Function<NamespaceChange, R> namespace) {
        return type.apply(this);
    }

    @Override
    default String table() {
        return null;
    }

    private static Schema known(Schema schema, String name, List<String> values) {
        Map<String, List<String>> enums = new TreeMap<>(schema.layout().enumTypes());
        if (values == null) {
            enums.remove(name);
        } else {
            enums.put(name, values);
        }
        return schema.with(schema.layout().withEnumTypes(enums));
    }

    private static Schema inColumns(Schema schema, String name, UnaryOperator<ColumnType> change) {
        return schema.withEach(table -> table.withColumns(table.columns().stream()
                .map(column ->
                        name.equals(column.type().declared()) ? column.ofType(change.apply(column.type())) : column)
                .toList()));
    }

    /** Creates an enum. */
    record CreateType(String name, List<String> values) implements TypeChange {

        public CreateType {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "createType";
        }

        @Override
        public String description() {
            return "create type '" + plain(name) + "' with values " + String.join(", ", values);
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropType(name, values));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return known(schema, name, values);
        }

        @Override
        public <R> R accept(TypeChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops an enum that no column uses any more. */
    record DropType(String name, List<String> values) implements TypeChange {

        public DropType {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "dropType";
        }

        @Override
        public String description() {
            return "drop type '" + plain(name) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new CreateType(name, values));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return known(schema, name, null);
        }

        @Override
        public <R> R accept(TypeChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Renames an enum. */
    record RenameType(String from, String name) implements TypeChange {

        @Override
        public String kind() {
            return "renameType";
        }

        @Override
        public String description() {
            return "rename type '" + plain(from) + "' to '" + plain(name) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new RenameType(name, from));
        }

        @Override
        public Schema applyTo(Schema schema) {
            List<String> values = schema.layout().enumTypes().get(from);
            return inColumns(known(known(schema, from, null), name, values), from, type -> type.declaredAs(name));
        }

        @Override
        public <R> R accept(TypeChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A column that uses an enum, with its default. */
    record User(String table, Column column) {}

    /**
     * Changes the values of an enum, or their order.
     *
     * @param users the columns that use it. If values are removed, each column is converted to a new type under the old
     *     name
     */
    record AlterType(String name, List<String> before, List<String> values, List<User> users) implements TypeChange {

        public AlterType {
            before = List.copyOf(before);
            values = List.copyOf(values);
            users = List.copyOf(users);
        }

        /** Whether the change only adds values. */
        public boolean onlyAdds() {
            return values.stream().filter(before::contains).toList().equals(before);
        }

        @Override
        public String kind() {
            return "alterType";
        }

        @Override
        public String description() {
            return "change the values of type '" + plain(name) + "' to " + String.join(", ", values);
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AlterType(name, values, before, users));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return inColumns(known(schema, name, values), name, type -> type.withValues(values));
        }

        @Override
        public <R> R accept(TypeChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
