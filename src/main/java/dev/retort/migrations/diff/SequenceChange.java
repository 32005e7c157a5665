package dev.retort.migrations.diff;

import static dev.retort.migrations.schema.Names.plain;

import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import java.util.List;
import java.util.function.Function;

/** A change of a sequence. */
public sealed interface SequenceChange extends SchemaChange {

    /** Calls the visitor's method for this kind of change. */
    <R> R accept(SequenceChangeVisitor<R> visitor);

    @Override
    default <R> R match(
            Function<TableChange, R> table,
            Function<ColumnChange, R> column,
            Function<ConstraintChange, R> constraint,
            Function<SequenceChange, R> sequence,
            Function<TypeChange, R> type,
            Function<NamespaceChange, R> namespace) {
        return sequence.apply(this);
    }

    @Override
    default String table() {
        return null;
    }

    /** Creates a sequence, which starts after the ids that it knows. */
    record CreateSequence(Sequence sequence) implements SequenceChange {

        @Override
        public String kind() {
            return "createSequence";
        }

        @Override
        public String name() {
            return sequence.name();
        }

        @Override
        public String description() {
            return "create sequence '" + plain(name()) + "' with increment " + sequence.increment()
                    + (sequence.ids().isEmpty() ? "" : ", starting after the existing ids");
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new DropSequence(sequence));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.plus(sequence);
        }

        @Override
        public <R> R accept(SequenceChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Moves a sequence past the ids that it knows. It has no rollback: a new sequence is dropped anyway, and another
     * one may stay where it is.
     *
     * @param used whether the sequence may have given out numbers already; it then never moves back
     */
    record AdvanceSequence(Sequence sequence, boolean used) implements SequenceChange {

        @Override
        public String kind() {
            return "alterSequence";
        }

        @Override
        public String name() {
            return sequence.name();
        }

        @Override
        public String description() {
            return "restart sequence '" + plain(name()) + "' after the existing ids";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema;
        }

        @Override
        public <R> R accept(SequenceChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Drops a sequence. Its current value is lost. */
    record DropSequence(Sequence sequence) implements SequenceChange {

        @Override
        public String kind() {
            return "dropSequence";
        }

        @Override
        public String name() {
            return sequence.name();
        }

        @Override
        public String description() {
            return "drop sequence '" + plain(name()) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new CreateSequence(sequence));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.minusSequence(name());
        }

        @Override
        public <R> R accept(SequenceChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Changes the start or the increment. The sequence moves past every number that was given out. */
    record AlterSequence(Sequence before, Sequence sequence) implements SequenceChange {

        @Override
        public String kind() {
            return "alterSequence";
        }

        @Override
        public String name() {
            return sequence.name();
        }

        @Override
        public String description() {
            return before.increment() == sequence.increment()
                    ? "change the start of sequence '" + plain(name()) + "' from " + before.start() + " to "
                            + sequence.start()
                    : "change the increment of sequence '" + plain(name()) + "' from " + before.increment() + " to "
                            + sequence.increment();
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new AlterSequence(sequence, before));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.plus(sequence);
        }

        @Override
        public <R> R accept(SequenceChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Renames a sequence, which keeps its current value. */
    record RenameSequence(Sequence before, String to) implements SequenceChange {

        @Override
        public String kind() {
            return "renameSequence";
        }

        @Override
        public String name() {
            return to;
        }

        @Override
        public String description() {
            return "rename sequence '" + plain(before.name()) + "' to '" + plain(to) + "'";
        }

        @Override
        public List<SchemaChange> reversed() {
            return List.of(new RenameSequence(before.named(to), before.name()));
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.minusSequence(before.name()).plus(before.named(to));
        }

        @Override
        public <R> R accept(SequenceChangeVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
