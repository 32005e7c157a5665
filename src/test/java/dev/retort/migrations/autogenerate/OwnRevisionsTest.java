package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.diff.WantedSchema;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import models.OwnUsers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The revisions that this service began with, written again from the versions of its entity with the messages of the tutorial: step
 * by step they make what the committed ones make.
 */
class OwnRevisionsTest {

    private static final ChangelogSettings COMMITTED = ChangelogSettings.of("db/ownRevisions.yaml");

    /**
     * A version of the entity, and what has to be written for it.
     *
     * @param file the committed revision that the tool wrote; null where it was written before the tool could
     */
    private record Step(Class<?> entity, String message, Decisions answers, List<String> kinds, String file) {

        Step(Class<?> entity, String message, Decisions answers, List<String> kinds) {
            this(entity, message, answers, kinds, null);
        }

        /** H2 has a type for the constants of an enum, and needs no check. */
        List<String> kindsOn(String engine) {
            return kinds.stream()
                    .filter(kind -> !(engine.equals("h2") && kind.equals("addCheckConstraint")))
                    .toList();
        }
    }

    private static List<Step> steps() {
        return List.of(
                new Step(
                        OwnUsers.FirstUser.class,
                        "Create users table",
                        Decisions.none(),
                        List.of("createSequence", "createTable", "createIndex")),
                new Step(
                        OwnUsers.UserWithAge.class,
                        "Add age column to users table",
                        Decisions.none(),
                        List.of("addColumn", "createIndex")),
                new Step(
                        OwnUsers.UserWithTimes.class,
                        "Track versions and times of users",
                        Decisions.none()
                                .value("users.version", Value.of("0"))
                                .value("users.created_at", Value.of("sql:CURRENT_TIMESTAMP"))
                                .value("users.updated_at", Value.of("sql:created_at")),
                        List.of(
                                "addColumn",
                                "update",
                                "addNotNullConstraint",
                                "addColumn",
                                "update",
                                "addNotNullConstraint",
                                "addColumn",
                                "update",
                                "addNotNullConstraint",
                                "createIndex"),
                        "20260119090000-track-versions-and-times-of-users.yaml"),
                new Step(
                        OwnUsers.UserWithRole.class,
                        "Add role and token validity",
                        Decisions.none()
                                .value("users.role", Value.of("USER"))
                                .value("users.tokens_valid_from", Value.of("1970-01-01T00:00:00Z")),
                        List.of(
                                "addColumn",
                                "update",
                                "addNotNullConstraint",
                                "addColumn",
                                "update",
                                "addNotNullConstraint",
                                "addCheckConstraint"),
                        "20260126090000-add-role-and-token-validity.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void makeTheSameStepByStep(String engine) {
        Scratches scratches = engine.equals("h2") ? Scratches.h2() : Servers.postgresql();
        Scratches others = engine.equals("h2") ? null : Scratches.h2();
        StringBuilder written = new StringBuilder("databaseChangeLog:\n");
        List<String> committed = committedFiles(scratches);
        assertThat(committed).hasSize(steps().size());
        for (Step step : steps()) {
            String changelog = written.length() < 20 ? ModelChangesTest.NOTHING : written.toString();
            Proposal proposal = ModelChangesTest.autogenerate(scratches, others, changelog, List.of(step.entity()))
                    .propose(step.answers());
            assertThat(proposal.questions()).isEmpty();
            assertThat(proposal.proofs())
                    .extracting(Proof::failure)
                    .as(proposal.body())
                    .containsOnlyNulls();
            assertThat(proposal.changes()).extracting(SchemaChange::kind).isEqualTo(step.kindsOn(engine));
            String yaml = proposal.yaml(step.message());
            assertThat(yaml).contains("comment: " + step.message() + "\n");
            if (step.file() != null) {
                assertThat(yaml).as("the committed file").isEqualTo(committedText(step.file()));
            }
            int number = steps().indexOf(step) + 1;
            written.append(yaml.replace("databaseChangeLog:\n", "").replace("id: \"", "id: \"" + number + "-"));
            assertSame(scratches, written.toString(), committed.subList(0, number));
        }
    }

    private static String committedText(String name) {
        Path file = Path.of("src/main/resources/db/changelog", name);
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> committedFiles(Scratches scratches) {
        try (Scratch scratch = scratches.open()) {
            return ScratchChangelog.ofClassPath(scratch, COMMITTED).files();
        }
    }

    private static void assertSame(Scratches scratches, String written, List<String> files) {
        Schema ours;
        try (Scratch scratch = scratches.open()) {
            ScratchChangelog.ofText(scratch, written).up();
            ours = scratch.read();
        }
        try (Scratch scratch = scratches.open()) {
            ScratchChangelog.ofClassPath(scratch, COMMITTED).up(files::contains);
            Schema theirs = scratch.read();
            // Names are sorted by code point, which no entity says.
            Schema sorted = WantedSchema.where(ours, theirs);
            assertThat(SchemaDiffer.diff(sorted, theirs, Decisions.silent()).changes())
                    .as(written)
                    .extracting(SchemaChange::description)
                    .isEmpty();
            assertThat(ours.tables().keySet()).isEqualTo(theirs.tables().keySet());
        }
    }
}
