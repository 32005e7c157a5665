package dev.retort.migrations.autogenerate;

import dev.retort.migrations.changelog.postgresql.PostgresqlNames;
import dev.retort.migrations.changelog.render.ChangeSetWriter;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Difference;
import dev.retort.migrations.diff.NamingConvention;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.diff.WantedSchema;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModel;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Works out the revision that takes the changelog to the entities, for all engines of the project.
 *
 * @param scratches scratch databases of the engine at hand
 * @param engines the engines that the revision is for, the one at hand among them
 * @param others scratch databases of the other engine; null when there are none, and its side is translated or not
 *     wanted
 * @param changelog the revisions so far, for a scratch database
 * @param entities creates the schema of the entities in a scratch database
 * @param models the model of the entities for the engine that is not asked
 * @param proves whether the revision is proven; without, a proposal has no proofs
 */
record MissingRevision(
        Scratches scratches,
        Set<Engine> engines,
        Scratches others,
        Function<Scratch, ScratchChangelog> changelog,
        Function<Scratch, Schema> entities,
        Function<Engine, EntityModel> models,
        boolean proves) {

    /** A changelog with the schema that it creates. */
    private record Made(Schema schema, ScratchChangelog revisions) {}

    /** Schema of the changelog, schema of the entities, and their difference, on one engine. */
    private record Compared(Schema before, Schema after, Difference difference) {

        static Compared of(ScratchPair<Made> side, Decisions answers) {
            Schema before = side.changelog().schema();
            Schema after = WantedSchema.of(side.entities(), before, answers);
            return new Compared(before, after, SchemaDiffer.diff(before, after, answers));
        }

        List<SchemaChange> changes() {
            return difference.changes();
        }

        boolean asks() {
            return !difference.questions().isEmpty();
        }

        Set<String> differing(Decisions answers) {
            return SchemaDiffer.differing(before, after, answers);
        }
    }

    /** See {@link Autogenerate#propose}. */
    Proposal propose(Decisions answers) {
        ScratchChangelog.findServices();
        Optional<Engine> other =
                engines.stream().filter(engine -> engine != scratches.engine()).findFirst();
        if (other.isEmpty()) {
            return forOne(answers);
        }
        return others == null ? translating(answers, other.get()) : onBoth(answers);
    }

    private Proposal forOne(Decisions answers) {
        try (ScratchPair<Made> here = side(scratches)) {
            Compared compared = compared(here, answers);
            List<SchemaChange> changes = compared.changes();
            if (compared.asks()) {
                return asking(changes, compared, here.changelog());
            }
            answers.requireUse(compared.differing(answers));
            if (changes.isEmpty()) {
                return new Proposal(changes, List.of(), null, List.of());
            }
            String body = ChangeSetWriter.body(scratches.engine(), scratches.folding(), changes);
            return new Proposal(changes, List.of(), body, proofs(here, compared, body));
        }
    }

    private Proposal translating(Decisions answers, Engine other) {
        try (ScratchPair<Made> here = side(scratches);
                BackgroundTask<Schema> model = BackgroundTask.begin(
                        "model-" + other.id(), () -> models.apply(other).schema())) {
            Compared compared = compared(here, answers);
            List<SchemaChange> changes = compared.changes();
            if (compared.asks()) {
                return asking(changes, compared, here.changelog());
            }
            PostgresqlNames names =
                    changes.isEmpty() ? PostgresqlNames.unknown() : postgresqlNames(here.changelog(), changes);
            names.follow(changes);
            OtherEngine translation =
                    OtherEngine.of(compared.after(), NamingConvention.give(model.get(), Schema.empty(other)), names);
            Schema translated =
                    translation.translated(SchemaDiffer.renamed(compared.before(), compared.after(), answers));
            Set<String> differing = new TreeSet<>(compared.differing(answers));
            Schema wanted = WantedSchema.keeping(
                    WantedSchema.where(translation.there(), translated), translated, answers.ignored());
            differing.addAll(SchemaDiffer.differing(translated, wanted, answers.withoutRenames()));
            answers.requireUse(differing);
            if (changes.isEmpty()) {
                return new Proposal(changes, List.of(), null, List.of());
            }
            String body = body(changes, translated(translated, wanted, changes, answers));
            return new Proposal(changes, List.of(), body, proofs(here, compared, body));
        }
    }

    /**
     * Compares on both engines, which finds differences of one engine alone, such as a length that the other does not
     * know.
     */
    private Proposal onBoth(Decisions answers) {
        try (ScratchPair<Made> here = side(scratches);
                ScratchPair<Made> there = side(others)) {
            Compared ours = compared(here, answers);
            if (ours.asks()) {
                return asking(ours.changes(), ours, here.changelog());
            }
            Compared theirs = Compared.of(there, answers);
            List<SchemaChange> reported = ours.changes().isEmpty() ? theirs.changes() : ours.changes();
            if (theirs.asks()) {
                return asking(reported, theirs, there.changelog());
            }
            Set<String> differing = new TreeSet<>(ours.differing(answers));
            differing.addAll(theirs.differing(answers));
            answers.requireUse(differing);
            if (reported.isEmpty()) {
                return new Proposal(reported, List.of(), null, List.of());
            }
            String body = body(ours.changes(), theirs.changes());
            try (BackgroundTask<List<Proof>> proofsThere =
                    BackgroundTask.begin("proof", () -> proofs(there, theirs, body))) {
                List<Proof> proofs = new ArrayList<>(proofs(here, ours, body));
                proofs.addAll(proofsThere.get());
                return new Proposal(reported, List.of(), body, proofs);
            }
        }
    }

    private List<Proof> proofs(ScratchPair<Made> side, Compared compared, String body) {
        return proves ? List.of(side.prove(compared.before(), compared.after(), body, compared.changes())) : List.of();
    }

    private ScratchPair<Made> side(Scratches from) {
        return new ScratchPair<>(
                from,
                scratch -> {
                    ScratchChangelog revisions = changelog.apply(scratch);
                    revisions.up();
                    return new Made(scratch.read(), revisions);
                },
                entities);
    }

    private static Compared compared(ScratchPair<Made> here, Decisions answers) {
        answers.fit(here.changelog().schema(), here.entities());
        return Compared.of(here, answers);
    }

    private static Proposal asking(List<SchemaChange> changes, Compared compared, Made made) {
        List<Question> questions = compared.difference().questions().stream()
                .map(question -> question.isAboutUnmapped()
                        ? question.withRemark(mentions(made.revisions().mentions(Names.local(question.about()))))
                        : question)
                .toList();
        return new Proposal(changes, questions, null, List.of());
    }

    private static String mentions(int revisions) {
        return revisions == 1 ? "1 revision mentions it." : revisions + " revisions mention it.";
    }

    /** PostgreSQL's names. The changelog is read again only where H2 does not show them. */
    private static PostgresqlNames postgresqlNames(Made made, List<SchemaChange> changes) {
        return made.schema().tables().values().stream().anyMatch(PostgresqlNames::mayDiffer)
                        || changes.stream().anyMatch(PostgresqlNames::mayMatter)
                ? made.revisions().postgresqlNames(made.schema().layout().schemas())
                : PostgresqlNames.unknown();
    }

    private String body(List<SchemaChange> here, List<SchemaChange> there) {
        return ChangeSetWriter.body(scratches.engine(), scratches.folding(), here, there);
    }

    /** The same changes for the engine that has no scratch database. */
    private static List<SchemaChange> translated(
            Schema before, Schema after, List<SchemaChange> changes, Decisions answers) {
        List<SchemaChange> result = new ArrayList<>(changes.stream()
                .filter(change -> change.kind().startsWith("rename"))
                .toList());
        result.addAll(SchemaDiffer.diff(before, after, answers.withoutRenames()).changes());
        return result;
    }
}
