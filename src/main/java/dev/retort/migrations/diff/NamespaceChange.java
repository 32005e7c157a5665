package dev.retort.migrations.diff;

import static dev.retort.migrations.schema.Names.plain;

import dev.retort.migrations.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A change of a database schema, the namespace of tables and sequences. */
public sealed interface NamespaceChange extends SchemaChange {

    /** Calls the visitor's method for this kind of change. */
    <R> R accept(NamespaceChangeVisitor<R> visitor);

    @Override
    default <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type,
            Function<NamespaceChange, R> namespace) {
        return namespace.apply(this);
    }

    @Override
    default String table() {
        return null;
    }

    /** Creates a schema where the database has none of its name yet. */
    record CreateSchema(String name) implements NamespaceChange {

        @Override
        public String kind() {
            return "createSchema";
        }

        @Override
        public String description() {
            return "create schema '" + plain(name) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropSchema(name));
        }

        @Override
        public Schema applyTo(Schema schema) {
            Set<String> more = new TreeSet<>(schema.layout().schemas());
            more.add(name);
            return schema.with(schema.layout().withSchemas(more));
        }

        @Override
        public <R> R accept(NamespaceChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops an empty schema: the way back of {@link CreateSchema}, and never found by a comparison. */
    record DropSchema(String name) implements NamespaceChange {

        @Override
        public String kind() {
            return "dropSchema";
        }

        @Override
        public String description() {
            return "drop schema '" + plain(name) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new CreateSchema(name));
        }

        @Override
        public Schema applyTo(Schema schema) {
            Set<String> fewer = new TreeSet<>(schema.layout().schemas());
            fewer.remove(name);
            return schema.with(schema.layout().withSchemas(fewer));
        }

        @Override
        public <R> R accept(NamespaceChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
