package dev.retort.migrations.autogenerate;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.ChangeSetWriter;
import dev.retort.migrations.changelog.PostgresqlNames;
import dev.retort.migrations.diff.Answers;
import dev.retort.migrations.diff.Difference;
import dev.retort.migrations.diff.GoodNames;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModel;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.ScratchException;
import dev.retort.migrations.snapshot.Scratches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares the entities with the changelog, and works out the revision that is missing: the changes, their YAML for both
 * engines, and the proof that it does what it should. Touches nothing but scratch databases.
 */
public final class Autogenerate {

    private final Scratches scratches;
    private final Scratches others;
    private final Function<Scratch, ScratchChangelog> changelog;
    private final Function<Engine, EntityModel> models;

    /**
     * Prepares; does nothing yet.
     *
     * @param scratches of the engine at hand
     * @param others of the other engine; null when none can be had, and its side of a revision is worked out
     * @param changelog the revisions so far
     * @param classes the entities and what belongs to them
     * @param settings of Hibernate's; see {@link EntityModel#of}
     */
    public Autogenerate(
            Scratches scratches,
            Scratches others,
            Function<Scratch, ScratchChangelog> changelog,
            Collection<Class<?>> classes,
            Map<String, ?> settings) {
        this(scratches, others, changelog, engine -> EntityModel.of(engine, classes, settings));
    }

    /**
     * Prepares; does nothing yet.
     *
     * @param models what the entities want, worked out when it is asked for
     */
    public Autogenerate(
            Scratches scratches,
            Scratches others,
            Function<Scratch, ScratchChangelog> changelog,
            Function<Engine, EntityModel> models) {
        this.scratches = scratches;
        this.others = others;
        this.changelog = changelog;
        this.models = models;
    }

    /** What the entities want, as the engine reads it back. */
    public Schema entities() {
        try (Scratch scratch = scratches.open()) {
            return entities(scratch);
        }
    }

    private Schema entities(Scratch scratch) {
        EntityModel model = models.apply(scratch.engine());
        try {
            scratch.run(model.statements());
            return Wording.of(scratch.read(), model.schema());
        } catch (ScratchException refused) {
            throw new MigrationException(
                    scratch.engine().id() + " refuses what Hibernate makes of the entities: " + refused.getMessage(),
                    "correct the mapping; a name that is a reserved word needs quotes or another name",
                    refused);
        }
    }

    /** What the changelog makes. */
    public Schema changelog() {
        try (Scratch scratch = scratches.open()) {
            return changelog(scratch);
        }
    }

    private Schema changelog(Scratch scratch) {
        return made(scratch).schema();
    }

    /** What the changelog makes, and the changelog that made it. */
    private record Made(Schema schema, ScratchChangelog revisions) {}

    private Made made(Scratch scratch) {
        ScratchChangelog revisions = changelog.apply(scratch);
        revisions.up();
        return new Made(scratch.read(), revisions);
    }

    /** What the changelog lacks to make what the entities want. Asks nothing. */
    public List<SchemaChange> missing() {
        Schema before = changelog();
        return SchemaDiffer.diff(before, GoodNames.give(entities(), before), Answers.silent())
                .changes();
    }

    /**
     * Compares entities with changelog, and the changelog with a database. Asks nothing, changes nothing.
     *
     * @param database what it looks like; read by {@link dev.retort.migrations.snapshot.SchemaReader}
     * @param applied picks the files of the changelog that the database has behind it
     */
    public InSync check(Schema database, Predicate<String> applied) {
        try (Side<Revisions> side = new Side<>(scratches, scratch -> revisions(scratch, applied), this::entities)) {
            Schema head = side.changelog().all();
            Schema expected = side.changelog().applied();
            return new InSync(
                    SchemaDiffer.diff(head, GoodNames.give(side.entities(), head), Answers.silent())
                            .changes(),
                    SchemaDiffer.diff(database, expected, Answers.silent()).changes());
        }
    }

    /** What some and what all of them make. */
    private record Revisions(Schema applied, Schema all) {}

    private Revisions revisions(Scratch scratch, Predicate<String> applied) {
        ScratchChangelog revisions = changelog.apply(scratch);
        revisions.up(applied);
        Schema some = scratch.read();
        if (revisions.files().stream().allMatch(applied)) {
            return new Revisions(some, some);
        }
        revisions.up(applied.negate());
        return new Revisions(some, scratch.read());
    }

    /**
     * Proves revisions that are written: each in a copy of a database that stands where it starts, with rows in every
     * table. Where one cannot be run, those behind it are not proven either.
     *
     * @param files picks the files of the changelog to prove; the others are only run
     * @return by file, in the order of the changelog
     */
    public Map<String, Proof> verify(Predicate<String> files) {
        return new WrittenRevisions(scratches, changelog).prove(files);
    }

    /**
     * The revision that is missing. Nothing is proposed while there are questions; nothing should be written unless it is
     * proven.
     */
    public Proposal propose(Answers answers) {
        ScratchChangelog.findServices();
        Engine other = scratches.engine().other();
        try (Side<Made> here = side(scratches);
                Side<Made> there = others == null ? null : side(others);
                Ahead<Schema> model = others == null
                        ? Ahead.begin(
                                "model-" + other.id(), () -> models.apply(other).schema())
                        : null) {
            Schema before = here.changelog().schema();
            Schema wanted = here.entities();
            answers.fit(before, wanted);
            Schema after = GoodNames.give(wanted, before);
            Difference difference = SchemaDiffer.diff(before, after, answers);
            List<SchemaChange> changes = difference.changes();
            if (!difference.questions().isEmpty()) {
                return new Proposal(changes, difference.questions(), null, List.of());
            }
            Set<String> differing = new TreeSet<>(SchemaDiffer.differing(before, after, answers));
            if (there == null) {
                PostgresqlNames names =
                        changes.isEmpty() ? PostgresqlNames.unknown() : postgresqlNames(here.changelog());
                names.follow(changes);
                Schema renamed = SchemaDiffer.renamed(before, after, answers);
                OtherEngine translation =
                        OtherEngine.of(after, GoodNames.give(model.get(), Schema.empty(other)), names);
                Schema translated = translation.translated(renamed);
                differing.addAll(SchemaDiffer.differing(translated, translation.there(), answers.withoutRenames()));
                answers.requireUse(differing);
                if (changes.isEmpty()) {
                    return new Proposal(changes, List.of(), null, List.of());
                }
                String body = body(changes, translated(translated, translation, changes, answers));
                return new Proposal(changes, List.of(), body, List.of(here.prove(before, body, changes)));
            }
            return proposeOnBoth(here, there, changes, answers, differing);
        }
    }

    /** Reads the changelog once more only where H2 does not tell. */
    private static PostgresqlNames postgresqlNames(Made made) {
        return made.schema().tables().values().stream().anyMatch(PostgresqlNames::mayDiffer)
                ? made.revisions().postgresqlNames()
                : PostgresqlNames.unknown();
    }

    private Side<Made> side(Scratches from) {
        return new Side<>(from, this::made, this::entities);
    }

    /** Also what differs on the other engine alone, such as a length that this one does not know. */
    private Proposal proposeOnBoth(
            Side<Made> here, Side<Made> there, List<SchemaChange> changes, Answers answers, Set<String> differingHere) {
        Schema before = there.changelog().schema();
        Schema after = GoodNames.give(there.entities(), before);
        Difference difference = SchemaDiffer.diff(before, after, answers);
        List<SchemaChange> reported = changes.isEmpty() ? difference.changes() : changes;
        if (!difference.questions().isEmpty()) {
            return new Proposal(reported, difference.questions(), null, List.of());
        }
        Set<String> differing = new TreeSet<>(differingHere);
        differing.addAll(SchemaDiffer.differing(before, after, answers));
        answers.requireUse(differing);
        if (reported.isEmpty()) {
            return new Proposal(reported, List.of(), null, List.of());
        }
        String body = body(changes, difference.changes());
        try (Ahead<Proof> proofThere = Ahead.begin("proof", () -> there.prove(before, body, difference.changes()))) {
            Proof proofHere = here.prove(here.changelog().schema(), body, changes);
            return new Proposal(reported, List.of(), body, List.of(proofHere, proofThere.get()));
        }
    }

    private String body(List<SchemaChange> here, List<SchemaChange> there) {
        return scratches.engine() == Engine.H2 ? ChangeSetWriter.body(here, there) : ChangeSetWriter.body(there, here);
    }

    /** The same changes for the engine that is not there to be asked. */
    private static List<SchemaChange> translated(
            Schema before, OtherEngine other, List<SchemaChange> changes, Answers answers) {
        List<SchemaChange> result = new ArrayList<>(changes.stream()
                .filter(change -> change.kind().startsWith("rename"))
                .toList());
        result.addAll(SchemaDiffer.diff(before, other.there(), answers.withoutRenames())
                .changes());
        return result;
    }
}
