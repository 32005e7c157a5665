package dev.retort.migrations.schema;

import java.util.List;

/**
 * A sequence that belongs to no identity column. Where it stands is data, not schema.
 *
 * @param ids columns that take their values from it, as far as that is known: entities tell, an engine cannot
 */
public record Sequence(String name, long start, long increment, List<Id> ids) {

    /** A column whose values are taken from a sequence, by whoever inserts rows. */
    public record Id(String table, String column) {}

    public Sequence {
        ids = List.copyOf(ids);
    }

    /** One of which nobody knows who takes from it. */
    public Sequence(String name, long start, long increment) {
        this(name, start, increment, List.of());
    }

    public Sequence named(String newName) {
        return new Sequence(newName, start, increment, ids);
    }

    public Sequence withIds(List<Id> newIds) {
        return new Sequence(name, start, increment, newIds);
    }

    /** Whether both start and step alike. */
    public boolean isLike(Sequence other) {
        return start == other.start && increment == other.increment;
    }
}
