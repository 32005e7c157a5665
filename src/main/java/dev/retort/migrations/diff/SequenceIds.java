package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Existing ids of a sequence that is new, or comes back on the way down: it has to go on after them.
 *
 * @param before with everything under its new name
 */
record SequenceIds(Schema before, Schema after, Decisions answers) {

    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "integer", "bigint", "decimal", "numeric");

    /** A new sequence with the ids of tables that existed before. */
    Sequence coming(Sequence sequence) {
        List<Sequence.Id> ids = sequence.ids().stream()
                .filter(id -> before.tables().containsKey(id.table()) && isNumber(after, id))
                .toList();
        return sequence.withIds(
                isMentioned(sequence) ? ids.stream().filter(this::stays).toList() : ids);
    }

    /**
     * A sequence that stays, with the ids that it takes over from identity columns, or from a dropped sequence of their
     * table. For other ids, the sequence that they came from is unknown.
     */
    Sequence joined(Sequence sequence) {
        return sequence.withIds(sequence.ids().stream()
                .filter(id -> before.tables().containsKey(id.table()) && isNumber(before, id) && isNumber(after, id))
                .filter(id -> isIdentity(before, id) || losesItsOwn(id, sequence))
                .toList());
    }

    private boolean losesItsOwn(Sequence.Id id, Sequence sequence) {
        Table table = before.tables().get(id.table());
        return !owns(table, sequence)
                && before.sequences().values().stream()
                        .anyMatch(
                                each -> owns(table, each) && !after.sequences().containsKey(each.name()));
    }

    /** Whether all ids exist from the beginning, so that the sequence need not wait for them. */
    boolean stay(Sequence coming) {
        return coming.ids().stream().allMatch(this::stays);
    }

    private boolean stays(Sequence.Id id) {
        return column(before, id).map(Column::type).equals(column(after, id).map(Column::type));
    }

    /** Whether columns of the revision take their values from the sequence, so that it has to exist before them. */
    private boolean isMentioned(Sequence sequence) {
        String name = Names.key(Names.local(sequence.name()));
        Stream<String> defaults = after.tables().values().stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::defaultValue);
        Stream<String> values = answers.values().values().stream().map(Value::text);
        return Stream.concat(defaults, values)
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(name));
    }

    /**
     * A dropped sequence, with the ids that may have been taken from it. Only its name shows the table: the table's
     * name and {@code _seq}. A table without a sequence of such a name may have taken its ids from any sequence.
     */
    Sequence going(Sequence sequence) {
        boolean owned = before.tables().values().stream().anyMatch(table -> owns(table, sequence));
        return sequence.withIds(before.tables().values().stream()
                .flatMap(table -> id(table).stream())
                .filter(id -> owns(before.tables().get(id.table()), sequence)
                        || (takesFromUnknown(id) && (!owned || isNumberedAnew(id))))
                .toList());
    }

    private static boolean owns(Table table, Sequence sequence) {
        return Names.key(sequence.name()).equals(Names.key(table.name()) + "_seq");
    }

    /** Keys that a sequence may have numbered: a key of one number that the engine does not make and no other table has. */
    private Optional<Sequence.Id> id(Table table) {
        if (table.primaryKey() == null || table.primaryKey().columns().size() != 1) {
            return Optional.empty();
        }
        Sequence.Id id =
                new Sequence.Id(table.name(), table.primaryKey().columns().get(0));
        boolean borrowed =
                table.foreignKeys().stream().anyMatch(key -> key.columns().contains(id.column()));
        boolean possible = isNumber(before, id) && isNumber(after, id) && !isIdentity(before, id);
        return possible && !borrowed ? Optional.of(id) : Optional.empty();
    }

    private boolean takesFromUnknown(Sequence.Id id) {
        Table table = before.tables().get(id.table());
        return before.sequences().values().stream().noneMatch(each -> owns(table, each))
                && after.sequences().values().stream()
                        .filter(each -> before.sequences().containsKey(each.name()))
                        .noneMatch(each -> each.ids().contains(id));
    }

    private boolean isNumberedAnew(Sequence.Id id) {
        return isIdentity(after, id)
                || after.sequences().values().stream()
                        .anyMatch(each -> each.ids().contains(id));
    }

    private static boolean isNumber(Schema schema, Sequence.Id id) {
        return column(schema, id)
                .filter(column -> NUMBERS.contains(column.type().name()))
                .isPresent();
    }

    private static boolean isIdentity(Schema schema, Sequence.Id id) {
        return column(schema, id).filter(Column::identity).isPresent();
    }

    private static Optional<Column> column(Schema schema, Sequence.Id id) {
        return schema.table(id.table()).flatMap(table -> table.column(id.column()));
    }
}
