package dev.retort.migrations.configured;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.Draft;
import dev.retort.migrations.Migrations.DraftResult;
import dev.retort.migrations.Migrations.Question;
import dev.retort.migrations.Migrations.RevisionFile;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.autogenerate.Autogenerate;
import dev.retort.migrations.autogenerate.Proof;
import dev.retort.migrations.autogenerate.Proposal;
import dev.retort.migrations.changelog.source.RevisionWriter;
import dev.retort.migrations.changelog.source.SourceTree;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.IgnoredNames;
import dev.retort.migrations.diff.InvalidDecisionException;
import dev.retort.migrations.diff.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Writes a revision from the entities: worked out, proven, and only then a file. */
final class RevisionDraft {

    private static final Logger LOG = Logger.getLogger(RevisionDraft.class);

    private static final RevisionFile NONE = new RevisionFile(null, null);

    private final ConfiguredDatabase database;

    RevisionDraft(ConfiguredDatabase database) {
        this.database = database;
    }

    /** See {@link Migrations#autogenerate}. */
    DraftResult write(Draft draft) {
        String changeLog = database.changelog().changeLog();
        boolean isFirst = !SourceTree.isBuilt(changeLog);
        SourceTree tree =
                draft.dry() && !isFirst ? null : SourceTree.around(Path.of(""), changeLog, database.directory());
        RevisionWriter writer = tree == null ? null : writer(tree);
        String seen = writer == null ? null : writer.requireBuilt(changeLog);
        Proposal proposal = propose(draft, isFirst, Autogenerate::propose);
        if (proposal.body() == null) {
            return result(NONE, proposal, draft);
        }
        requireProven(proposal, draft);
        return result(draft.dry() ? NONE : writer.write(draft.message(), proposal.body(), seen), proposal, draft);
    }

    /** See {@link Migrations#preview}. */
    DraftResult preview(Draft draft) {
        boolean isFirst = !SourceTree.isBuilt(database.changelog().changeLog());
        return result(NONE, propose(draft, isFirst, Autogenerate::preview), draft);
    }

    private static DraftResult result(RevisionFile written, Proposal proposal, Draft draft) {
        List<Question> questions = proposal.questions().stream()
                .map(question -> new Question(question.about(), question.text(), question.options()))
                .toList();
        return new DraftResult(
                written.revision(),
                written.file(),
                questions.isEmpty() ? ConfiguredEntities.described(proposal.changes()) : List.of(),
                questions,
                proposal.body() == null ? null : proposal.yaml(draft.message()));
    }

    private RevisionWriter writer(SourceTree tree) {
        return new RevisionWriter(tree, database.changelog(), database.engine(), Clock.systemUTC());
    }

    /** @param isFirst whether there is no changelog yet */
    private Proposal propose(Draft draft, boolean isFirst, BiFunction<Autogenerate, Decisions, Proposal> how) {
        try {
            return how.apply(ConfiguredEntities.revision(database, draft.scratchUrl(), isFirst), answers(draft));
        } catch (InvalidDecisionException unusable) {
            throw new UsageException(unusable.getMessage(), "remove that option, and answer the questions that follow");
        }
    }

    private static Decisions answers(Draft draft) {
        Map<String, Value> values = draft.values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Value.of(entry.getValue())));
        return new Decisions(
                draft.renames(),
                draft.renamesAllAlike(),
                Set.copyOf(draft.notRenamed()),
                draft.renamesNoOther(),
                Set.copyOf(draft.drops()),
                IgnoredNames.none().plus(draft.ignores()),
                values,
                true);
    }

    private static void requireProven(Proposal proposal, Draft draft) {
        if (!proposal.isProven()) {
            String failure = proposal.proofs().stream()
                    .map(Proof::failure)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("; "));
            throw new MigrationException(
                    "the revision could not be proven, and nothing was written: " + failure,
                    "write this change by hand: 'revision -m MESSAGE' creates the file, and 'verify' proves it;"
                            + " --verbose prints the draft",
                    new IllegalStateException("the draft that was not proven:\n" + proposal.yaml(draft.message())));
        }
        proposal.proofs().stream()
                .map(Proof::remark)
                .filter(Objects::nonNull)
                .forEach(remark -> LOG.warnf("the effect of the revision on some rows was not tested: %s", remark));
    }
}
