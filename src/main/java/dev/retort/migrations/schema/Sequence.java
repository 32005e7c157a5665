package dev.retort.migrations.schema;

import java.util.List;

/**
 * A sequence that belongs to no identity column. Its current value is data, not schema.
 *
 * @param ids columns that take their values from it, as far as known: entities declare them, an engine cannot
 */
public record Sequence(String name, long start, long increment, List<Id> ids) {

    /** A column whose values are taken from a sequence by the client that inserts rows. */
    public record Id(String table, String column) {}

    public Sequence {
        ids = List.copyOf(ids);
    }

    /** A sequence whose users are unknown. */
    public Sequence(String name, long start, long increment) {
        this(name, start, increment, List.of());
    }

    public Sequence named(String newName) {
        return new Sequence(newName, start, increment, ids);
    }

    public Sequence withIds(List<Id> newIds) {
        return new Sequence(name, start, increment, newIds);
    }

    /** Whether both have the same start and increment. */
    public boolean isLike(Sequence other) {
        return start == other.start && increment == other.increment;
    }
}
