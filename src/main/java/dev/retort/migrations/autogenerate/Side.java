package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One engine's side of a revision: a scratch database that the changelog has made, and what the entities want there. Both
 * are begun at once, and closing it waits for both.
 */
final class Side implements AutoCloseable {

    /** Where the revision starts. */
    private record Start(Scratch scratch, Schema schema) {}

    private final Ahead<Start> start;
    private final Ahead<Schema> wanted;

    Side(Scratches scratches, Function<Scratch, ScratchChangelog> changelog, Supplier<Schema> entities) {
        String engine = scratches.engine().id();
        this.start = Ahead.begin("changelog-" + engine, () -> start(scratches, changelog));
        this.wanted = Ahead.begin("entities-" + engine, entities);
    }

    private static Start start(Scratches scratches, Function<Scratch, ScratchChangelog> changelog) {
        Scratch scratch = scratches.open();
        try {
            changelog.apply(scratch).up();
            return new Start(scratch, scratch.read());
        } catch (RuntimeException | Error failure) {
            try (scratch) {
                throw failure;
            }
        }
    }

    /** What the changelog makes. */
    Schema before() {
        return start.get().schema();
    }

    /** What the entities want, as the engine reads it back. */
    Schema wanted() {
        return wanted.get();
    }

    /** Tries the changes that {@code body}, a revision's changesets, makes here. */
    Proof prove(String body, List<SchemaChange> changes) {
        Scratch scratch = start.get().scratch();
        Proposal draft = new Proposal(changes, List.of(), body, List.of());
        ScratchChangelog revision = ScratchChangelog.ofText(scratch, draft.yaml("proof"));
        return new Prover(scratch).prove(before(), wanted(), revision::up, revision::down, RowWatch.of(changes));
    }

    @Override
    public void close() {
        wanted.close();
        start.then(reached -> reached.scratch().close());
    }
}
