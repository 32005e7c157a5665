package dev.retort.migrations.autogenerate;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Proves the revisions of a changelog. */
record WrittenRevisions(Scratches scratches, Function<Scratch, ScratchChangelog> changelog) {

    /** See {@link Autogenerate#verify}. */
    Map<String, Proof> prove(Predicate<String> files) {
        Map<String, Proof> proofs = new LinkedHashMap<>();
        try (Scratch scratch = scratches.open()) {
            ScratchChangelog revisions = changelog.apply(scratch);
            Schema start = scratch.read();
            String broken = null;
            for (String file : revisions.files()) {
                boolean asked = files.test(file);
                if (broken != null) {
                    if (asked) {
                        proofs.put(file, failed("an earlier " + broken));
                    }
                    continue;
                }
                try (Scratch copy = asked ? scratch.copy() : null) {
                    broken = failure(() -> revisions.up(file::equals));
                    Schema reached = scratch.read();
                    if (asked) {
                        proofs.put(
                                file,
                                broken == null
                                        ? prove(copy, start, reached, revisions.on(copy), file)
                                        : failed(broken));
                    }
                    start = reached;
                }
            }
        }
        return proofs;
    }

    private static String failure(Runnable up) {
        try {
            up.run();
            return null;
        } catch (MigrationException failure) {
            return failure.getMessage();
        }
    }

    private Proof failed(String detail) {
        return new Proof(scratches.engine().id(), List.of(new Proof.Step("up", false, detail)));
    }

    private static Proof prove(Scratch copy, Schema start, Schema reached, ScratchChangelog revisions, String file) {
        return new Prover(copy)
                .prove(
                        start,
                        reached,
                        () -> revisions.up(file::equals),
                        () -> revisions.down(file::equals),
                        RowWatch.between(start, reached));
    }
}
