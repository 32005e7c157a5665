package dev.retort.migrations.diff;

import static dev.retort.migrations.schema.Names.plain;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Constraint;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A change of a key, a check or an index. */
public sealed interface ConstraintChange extends SchemaChange {

    /** The constraint that is added or dropped. */
    Constraint constraint();

    @Override
    default String name() {
        return constraint().name();
    }

    /** Calls the visitor's method for this kind of change. */
    <R> R accept(ConstraintChangeVisitor<R> visitor);

    @Override
    default <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type,
            Function<NamespaceChange, R> namespace) {
        return constraint.apply(this);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> more = new ArrayList<>(list);
        more.add(element);
        return more;
    }

    private static <T> List<T> minus(List<T> list, Predicate<T> condition) {
        return list.stream().filter(condition.negate()).toList();
    }

    private static String on(String table, List<String> columns) {
        return columns.stream().map(column -> plain(column)).collect(Collectors.joining(", ")) + " of '" + plain(table)
                + "'";
    }

    private static String looked(Deferrability deferrability) {
        String clause = Deferrability.sql(deferrability).toLowerCase(Locale.ROOT);
        return clause.isEmpty() ? "" : "," + clause;
    }

    /** Adds a primary key. */
    record AddPrimaryKey(String table, PrimaryKey key) implements ConstraintChange {

        @Override
        public String kind() {
            return "addPrimaryKey";
        }

        @Override
        public Constraint constraint() {
            return key;
        }

        @Override
        public String description() {
            return "add primary key on " + on(table, key.columns()) + looked(key.deferrability());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropPrimaryKey(table, key));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.withPrimaryKey(key));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops a primary key. */
    record DropPrimaryKey(String table, PrimaryKey key) implements ConstraintChange {

        @Override
        public String kind() {
            return "dropPrimaryKey";
        }

        @Override
        public Constraint constraint() {
            return key;
        }

        @Override
        public String description() {
            return "drop primary key on " + on(table, key.columns());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AddPrimaryKey(table, key));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.withPrimaryKey(null));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Adds a unique constraint. */
    record AddUnique(String table, Unique unique) implements ConstraintChange {

        @Override
        public String kind() {
            return "addUniqueConstraint";
        }

        @Override
        public Constraint constraint() {
            return unique;
        }

        @Override
        public String description() {
            return "add unique constraint on " + on(table, unique.columns()) + looked(unique.deferrability());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropUnique(table, unique));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.withUniques(plus(each.uniques(), unique)));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops a unique constraint. */
    record DropUnique(String table, Unique unique) implements ConstraintChange {

        @Override
        public String kind() {
            return "dropUniqueConstraint";
        }

        @Override
        public Constraint constraint() {
            return unique;
        }

        @Override
        public String description() {
            return "drop unique constraint on " + on(table, unique.columns());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AddUnique(table, unique));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(
                    table,
                    each -> each.withUniques(
                            minus(each.uniques(), old -> old.name().equals(unique.name()))));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Creates an index. */
    record CreateIndex(String table, Index index) implements ConstraintChange {

        @Override
        public String kind() {
            return "createIndex";
        }

        @Override
        public Constraint constraint() {
            return index;
        }

        @Override
        public String description() {
            return "create index '" + plain(index.name()) + "' on " + on(table, index.columnNames());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropIndex(table, index));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.withIndexes(plus(each.indexes(), index)));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops an index. */
    record DropIndex(String table, Index index) implements ConstraintChange {

        @Override
        public String kind() {
            return "dropIndex";
        }

        @Override
        public Constraint constraint() {
            return index;
        }

        @Override
        public String description() {
            return "drop index '" + plain(index.name()) + "' on " + on(table, index.columnNames());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new CreateIndex(table, index));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(
                    table,
                    each -> each.withIndexes(
                            minus(each.indexes(), old -> old.name().equals(index.name()))));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Adds a foreign key.
     *
     * @param trusting whether existing rows may refer to missing rows
     */
    record AddForeignKey(String table, ForeignKey key, boolean trusting) implements ConstraintChange {

        public AddForeignKey(String table, ForeignKey key) {
            this(table, key, false);
        }

        @Override
        public String kind() {
            return "addForeignKeyConstraint";
        }

        @Override
        public Constraint constraint() {
            return key;
        }

        @Override
        public String description() {
            return "add foreign key on " + on(table, key.columns()) + " to '" + plain(key.target()) + "'"
                    + looked(key.deferrability());
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropForeignKey(table, key, trusting));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.withForeignKeys(plus(each.foreignKeys(), key)));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Drops a foreign key.
     *
     * @param orphans whether the referring rows stay while their targets go; on rollback they refer to missing rows
     */
    record DropForeignKey(String table, ForeignKey key, boolean orphans) implements ConstraintChange {

        @Override
        public String kind() {
            return "dropForeignKeyConstraint";
        }

        @Override
        public Constraint constraint() {
            return key;
        }

        @Override
        public String description() {
            return "drop foreign key on " + on(table, key.columns()) + " to '" + plain(key.target()) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AddForeignKey(table, key, orphans));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(
                    table,
                    each -> each.withForeignKeys(
                            minus(each.foreignKeys(), old -> old.name().equals(key.name()))));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Adds a check constraint.
     *
     * @param promised whether the user said that no row breaks it; the revision then looks for such rows before it adds
     *     the check
     */
    record AddCheck(String table, Check check, boolean promised) implements ConstraintChange {

        public AddCheck(String table, Check check) {
            this(table, check, false);
        }

        @Override
        public String kind() {
            return "addCheckConstraint";
        }

        @Override
        public Constraint constraint() {
            return check;
        }

        @Override
        public String description() {
            return "add check '" + check.wording() + "' to '" + plain(table) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropCheck(table, check));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(table, each -> each.withChecks(plus(each.checks(), check)));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops a check constraint. */
    record DropCheck(String table, Check check) implements ConstraintChange {

        @Override
        public String kind() {
            return "dropCheckConstraint";
        }

        @Override
        public Constraint constraint() {
            return check;
        }

        @Override
        public String description() {
            return "drop check '" + check.wording() + "' of '" + plain(table) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AddCheck(table, check));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(
                    table,
                    each -> each.withChecks(
                            minus(each.checks(), old -> old.name().equals(check.name()))));
        }

        @Override
        public <R> R accept(ConstraintChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
