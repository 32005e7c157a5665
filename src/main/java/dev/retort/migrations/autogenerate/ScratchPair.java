package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.util.List;
import java.util.function.Function;

/**
 * Two scratch databases of one engine, filled in parallel: one by the changelog, one by the entities. Closing it waits
 * for both and drops both.
 *
 * @param <T> the result of filling the changelog's database
 */
final class ScratchPair<T> implements AutoCloseable {

    private record Filled<T>(Scratch scratch, T told) {}

    private final BackgroundTask<Filled<T>> changelog;
    private final BackgroundTask<Filled<Schema>> entities;

    /**
     * Starts to fill both databases.
     *
     * @param changelog fills an empty database
     * @param entities fills another one
     */
    ScratchPair(Scratches scratches, Function<Scratch, T> changelog, Function<Scratch, Schema> entities) {
        String engine = scratches.engine().id();
        this.changelog = BackgroundTask.begin("changelog-" + engine, () -> fill(scratches, changelog));
        this.entities = BackgroundTask.begin("entities-" + engine, () -> fill(scratches, entities));
    }

    private static <T> Filled<T> fill(Scratches scratches, Function<Scratch, T> work) {
        Scratch scratch = scratches.open();
        try {
            return new Filled<>(scratch, work.apply(scratch));
        } catch (RuntimeException | Error failure) {
            try (scratch) {
                throw failure;
            }
        }
    }

    /** The result of filling the changelog's database. */
    T changelog() {
        return changelog.get().told();
    }

    /** The schema of the entities, as the engine reads it back. */
    Schema entities() {
        return entities.get().told();
    }

    /**
     * Tries a revision at the end of the changelog.
     *
     * @param start the schema there
     * @param goal the schema expected after the revision
     * @param body the revision's changesets
     * @param changes their changes on this engine
     */
    Proof prove(Schema start, Schema goal, String body, List<SchemaChange> changes) {
        Scratch scratch = changelog.get().scratch();
        Proposal draft = new Proposal(changes, List.of(), body, List.of());
        ScratchChangelog revision = ScratchChangelog.ofText(scratch, draft.yaml("proof"));
        return new Prover(scratch).prove(start, goal, revision::up, revision::down, RowWatch.of(changes));
    }

    /** Drops both at once: before a server drops one database, it would write all files of the other to its disk. */
    @Override
    public void close() {
        BackgroundTask<Boolean> dropped = BackgroundTask.begin("drop", () -> drop(entities));
        try {
            drop(changelog);
        } finally {
            dropped.get();
        }
    }

    private static <T> boolean drop(BackgroundTask<Filled<T>> filled) {
        filled.then(reached -> reached.scratch().close());
        return true;
    }
}
