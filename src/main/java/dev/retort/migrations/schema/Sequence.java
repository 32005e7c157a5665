package dev.retort.migrations.schema;

/** A sequence that belongs to no identity column. Where it stands is data, not schema. */
public record Sequence(String name, long start, long increment) {

    public Sequence named(String newName) {
        return new Sequence(newName, start, increment);
    }
}
