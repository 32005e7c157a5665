package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.WantedSchema;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModel;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import models.ModelChange;
import models.ModelChanges;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of models as people make them: each turned into a revision, and proven on both engines. */
class ModelChangesTest {

    static final String NOTHING = "databaseChangeLog: []\n";
    private static final Scratches H2 = Scratches.h2();

    private record Asked(Engine engine, List<Class<?>> entities) {}

    /** Hibernate takes more time than all else, and many changes have the same entities before or after them. */
    private static final Map<Asked, EntityModel> MODELS = new ConcurrentHashMap<>();

    private static final Map<List<Class<?>>, String> BASES = new ConcurrentHashMap<>();
    private static final Map<List<Class<?>>, String> BASES_ON_H2 = new ConcurrentHashMap<>();

    /** All of them; with {@code -Dchange=WORDS} those that have the words in their names. */
    static Stream<ModelChange> changes() {
        return ModelChanges.all().stream().filter(change -> change.name().contains(System.getProperty("change", "")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isWrittenAndProvenOnBothEngines(ModelChange change) {
        Scratches postgresql = Servers.postgresql();
        String base = change.before().isEmpty() ? NOTHING : base(change.before(), postgresql);
        Proposal proposal = autogenerate(H2, postgresql, base, change.after()).propose(change.answers());
        assertThat(proposal.questions()).isEmpty();
        assertThat(kinds(proposal.changes())).as("changes on H2").isEqualTo(change.kinds());
        if (change.kinds().isEmpty()) {
            assertThat(proposal.body()).isNull();
        } else {
            assertProven(proposal);
            assertThat(proposal.proofs()).extracting(Proof::engine).containsExactly("h2", "postgresql");
        }
        Proposal theirs = autogenerate(postgresql, H2, base, change.after()).propose(change.answers());
        assertThat(kinds(theirs.changes())).as("changes on PostgreSQL").isEqualTo(change.postgresql());
        assertThat(theirs.body()).as("the file, wherever it is written").isEqualTo(proposal.body());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isRightOnPostgresqlAlsoWhenH2IsAllThatThereIs(ModelChange change) {
        Scratches postgresql = Servers.postgresql();
        String base = change.before().isEmpty() ? NOTHING : baseOnH2(change.before());
        Autogenerate alone = autogenerate(H2, null, base, change.after());
        Proposal proposal = alone.propose(change.answers());
        if (change.kinds().isEmpty()) {
            assertThat(proposal.body()).isNull();
            return;
        }
        assertProven(proposal);
        try (Scratch scratch = postgresql.open()) {
            ScratchChangelog.ofText(scratch, base).up();
            Schema start = scratch.read();
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, proposal.yaml("there"));
            Schema wanted = WantedSchema.of(
                    autogenerate(postgresql, null, base, change.after()).entities(), start, change.answers());
            Proof proof = new Prover(scratch)
                    .prove(start, wanted, revision::up, revision::down, RowWatch.of(proposal.changes()));
            assertThat(proof.failure()).as(proposal.yaml("there")).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isWrittenForPostgresqlAloneWithoutAWordAboutH2(ModelChange change) {
        Scratches postgresql = Servers.postgresql();
        String base = change.before().isEmpty() ? NOTHING : base(change.before(), postgresql);
        Function<Scratch, ScratchChangelog> source = scratch -> ScratchChangelog.ofText(scratch, base);
        Proposal proposal = new Autogenerate(
                        postgresql, Set.of(Engine.POSTGRESQL), null, source, engine -> model(engine, change.after()))
                .propose(change.answers());
        assertThat(proposal.questions()).isEmpty();
        // PostgreSQL's binary columns have no length.
        List<String> expected = change.name().equals("more bytes") ? List.of() : change.postgresql();
        assertThat(kinds(proposal.changes())).isEqualTo(expected);
        if (!expected.isEmpty()) {
            assertProven(proposal);
            assertThat(proposal.body()).doesNotContain("dbms:");
        }
    }

    private static void assertProven(Proposal proposal) {
        for (Proof proof : proposal.proofs()) {
            assertThat(proof.failure()).as(proposal.yaml("a change")).isNull();
        }
    }

    static String base(List<Class<?>> entities, Scratches postgresql) {
        return BASES.computeIfAbsent(entities, all -> created(autogenerate(H2, postgresql, NOTHING, all)));
    }

    private static String baseOnH2(List<Class<?>> entities) {
        return BASES_ON_H2.computeIfAbsent(entities, all -> created(autogenerate(H2, null, NOTHING, all)));
    }

    private static String created(Autogenerate fromNothing) {
        Proposal first = fromNothing.propose(Decisions.none());
        assertProven(first);
        return first.yaml("before");
    }

    static Autogenerate autogenerate(Scratches here, Scratches other, String changelog, List<Class<?>> entities) {
        Function<Scratch, ScratchChangelog> source = scratch -> ScratchChangelog.ofText(scratch, changelog);
        return new Autogenerate(here, other, source, engine -> model(engine, entities));
    }

    private static EntityModel model(Engine engine, List<Class<?>> entities) {
        return MODELS.computeIfAbsent(
                new Asked(engine, entities),
                asked -> EntityModelReader.read(asked.engine(), asked.entities(), Map.of()));
    }

    private static List<String> kinds(List<SchemaChange> changes) {
        return changes.stream()
                .map(change -> change.kind() + " " + Names.plain(change.name()))
                .toList();
    }
}
