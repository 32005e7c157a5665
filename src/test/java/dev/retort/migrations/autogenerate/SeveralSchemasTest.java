package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.IgnoredNames;
import dev.retort.migrations.diff.InvalidDecisionException;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.SchemaReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import models.SchemaCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Entities in other schemas than the default one, from revision to revision. */
class SeveralSchemasTest {

    private static final String NOTHING = "databaseChangeLog: []\n";

    static Stream<Arguments> models() {
        return Stream.of(Scratches.h2(), Servers.newPostgresql())
                .flatMap(scratches -> Stream.of(
                        Arguments.of(
                                scratches,
                                List.of(
                                        SchemaCases.Person.class,
                                        SchemaCases.OtherPerson.class,
                                        SchemaCases.Event.class),
                                List.of(
                                        SchemaCases.Person.class,
                                        SchemaCases.OtherPerson.class,
                                        SchemaCases.LaterEvent.class)),
                        Arguments.of(
                                scratches,
                                List.of(SchemaCases.Counted.class),
                                List.of(SchemaCases.Counted.class, SchemaCases.Numbered.class)),
                        Arguments.of(
                                scratches,
                                List.of(SchemaCases.Person.class, quoted(scratches, false)),
                                List.of(SchemaCases.Person.class, quoted(scratches, true))),
                        Arguments.of(
                                scratches,
                                List.of(SchemaCases.Person.class),
                                List.of(SchemaCases.Person.class, SchemaCases.OtherPerson.class))));
    }

    /** Liquibase takes the case of a schema's name away on H2. */
    private static Class<?> quoted(Scratches scratches, boolean later) {
        if (scratches.engine() == Engine.H2) {
            return later ? SchemaCases.LaterQuotedTable.class : SchemaCases.QuotedTable.class;
        }
        return later ? SchemaCases.LaterQuoted.class : SchemaCases.Quoted.class;
    }

    @Test
    void aNameThatNeedsQuotesIsRefusedOnH2() {
        assertThatThrownBy(() -> autogenerate(
                                Scratches.h2(), NOTHING, List.of(SchemaCases.Person.class, SchemaCases.Quoted.class))
                        .missing())
                .isInstanceOf(MigrationException.class)
                .hasMessage("the schema 'Shop' needs quotes on h2, and Liquibase writes it in capitals there");
    }

    @ParameterizedTest
    @MethodSource("models")
    void goFromRevisionToRevision(Scratches scratches, List<Class<?>> before, List<Class<?>> after) {
        String first = proven(scratches, NOTHING, before);
        assertInSync(scratches, first, before);
        String second = proven(scratches, first, after);
        assertInSync(scratches, second, after);
        String back = proven(scratches, second, before);
        assertInSync(scratches, back, before);
    }

    /** The changelog with one more revision. */
    private static String proven(Scratches scratches, String changelog, List<Class<?>> entities) {
        Proposal proposal =
                autogenerate(scratches, changelog, entities).propose(answers(scratches, changelog, entities));
        return followed(changelog, proposal);
    }

    private static String followed(String changelog, Proposal proposal) {
        assertThat(proposal.questions()).isEmpty();
        String yaml = proposal.yaml("one");
        assertThat(proposal.proofs()).as(yaml).extracting(Proof::failure).containsOnlyNulls();
        assertThat(proposal.proofs()).as(yaml).extracting(Proof::remark).containsOnlyNulls();
        String sets = yaml.replaceFirst("(?s)^.*?databaseChangeLog:\n", "")
                .replaceAll("id: \"(\\d+)\"", "id: \"" + changelog.length() + "-$1\"");
        return changelog.replace("databaseChangeLog: []\n", "databaseChangeLog:\n") + sets;
    }

    private static Decisions answers(Scratches scratches, String changelog, List<Class<?>> entities) {
        Decisions decisions = Decisions.none().noOtherRename();
        for (Question question :
                autogenerate(scratches, changelog, entities).propose(decisions).questions()) {
            decisions = question.options().stream().anyMatch(option -> option.startsWith("--drop "))
                    ? decisions.drop(question.about())
                    : decisions.value(question.about(), Value.of("7"));
        }
        return decisions;
    }

    private static void assertInSync(Scratches scratches, String changelog, List<Class<?>> entities) {
        Autogenerate autogenerate = autogenerate(scratches, changelog, entities);
        assertThat(autogenerate.propose(Decisions.none()).changes())
                .extracting(SchemaChange::description)
                .isEmpty();
        try (Scratch database = scratches.open()) {
            ScratchChangelog.ofText(database, changelog).up();
            assertThat(autogenerate.check(database.read(), file -> true)).isEqualTo(new InSync(List.of(), List.of()));
        }
    }

    private static Autogenerate autogenerate(Scratches scratches, String changelog, List<Class<?>> entities) {
        Engine own = scratches.engine();
        return new Autogenerate(
                scratches,
                Set.of(own),
                null,
                scratch -> ScratchChangelog.ofText(scratch, changelog),
                engine -> EntityModelReader.read(engine, entities, Map.of()));
    }

    private static final List<Class<?>> FIRST =
            List.of(SchemaCases.Person.class, SchemaCases.OtherPerson.class, SchemaCases.Event.class);
    private static final List<Class<?>> LATER =
            List.of(SchemaCases.Person.class, SchemaCases.OtherPerson.class, SchemaCases.LaterEvent.class);

    @Test
    void oneRevisionServesBothEngines() {
        Scratches postgresql = Servers.newPostgresql();
        for (Scratches there : Arrays.asList(postgresql, null)) {
            String first = onBoth(Scratches.h2(), there, NOTHING, FIRST);
            String second = onBoth(Scratches.h2(), there, first, LATER);
            assertInSync(Scratches.h2(), first, FIRST);
            assertInSync(Scratches.h2(), second, LATER);
            assertInSync(postgresql, first, FIRST);
            assertInSync(postgresql, second, LATER);
        }
    }

    private static String onBoth(Scratches here, Scratches there, String changelog, List<Class<?>> entities) {
        Autogenerate both = new Autogenerate(
                here,
                there,
                scratch -> ScratchChangelog.ofText(scratch, changelog),
                engine -> EntityModelReader.read(engine, entities, Map.of()));
        Decisions decisions = Decisions.none().noOtherRename();
        for (Question question : both.propose(decisions).questions()) {
            decisions = decisions.value(question.about(), Value.of("7"));
        }
        return followed(changelog, both.propose(decisions));
    }

    @Test
    void theDatabaseIsReadWhereSomethingIsExpectedAndNowhereElse() {
        for (Scratches scratches : List.of(Scratches.h2(), Servers.newPostgresql())) {
            String changelog = proven(scratches, NOTHING, FIRST);
            try (Scratch database = scratches.open()) {
                ScratchChangelog.ofText(database, changelog).up();
                database.run(List.of(
                        "create schema strangers",
                        "create table strangers.thing (id int)",
                        "create table archive.leftover (id int)",
                        "alter table archive.event_line drop column lines",
                        "drop table audit.event_event"));
                InSync found =
                        autogenerate(scratches, changelog, FIRST).check(others -> read(database, others), file -> true);
                assertThat(found.unwritten()).isEmpty();
                assertThat(found.drift())
                        .extracting(SchemaChange::description)
                        .containsExactly(
                                "drop table 'archive.leftover' and its rows",
                                "create table 'audit.event_event'",
                                "add column 'archive.event_line.lines' (varchar(255))",
                                "add foreign key on event_id of 'audit.event_event' to 'audit.event'",
                                "add foreign key on others_id of 'audit.event_event' to 'audit.event'");
            }
        }
    }

    private static Schema read(Scratch database, Set<String> others) {
        assertThat(others).containsExactlyInAnyOrder("archive", "audit");
        try {
            return SchemaReader.of(database.engine()).read(database.connection(), others::contains);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aSchemaThatTheChangelogMakesOrTheDatabaseHasIsNotMadeAgain() {
        for (Scratches scratches : List.of(Scratches.h2(), Servers.newPostgresql())) {
            String byHand =
                    "databaseChangeLog: [{changeSet: {id: a, author: me, changes: [{sql: {sql: create schema audit}}],"
                            + " rollback: [{sql: {sql: drop schema audit}}]}}]\n";
            assertThat(autogenerate(scratches, byHand, List.of(SchemaCases.OtherPerson.class))
                            .propose(Decisions.none())
                            .changes())
                    .extracting(SchemaChange::kind)
                    .containsExactly("createSequence", "createTable");
            String revision = proven(scratches, NOTHING, List.of(SchemaCases.OtherPerson.class));
            try (Scratch database = scratches.open()) {
                database.run(List.of("create schema audit", "create table audit.kept (id int)"));
                ScratchChangelog changelog = ScratchChangelog.ofText(database, revision);
                changelog.up();
                assertThat(database.read().tables()).containsOnlyKeys("audit.kept", "audit.person");
                changelog.down();
                assertThat(database.read().tables()).containsOnlyKeys("audit.kept");
            }
        }
    }

    @Test
    void renamesStayInTheirSchema() {
        for (Scratches scratches : List.of(Scratches.h2(), Servers.newPostgresql())) {
            String changelog = proven(scratches, NOTHING, List.of(SchemaCases.OtherPerson.class));
            Autogenerate renamed = autogenerate(scratches, changelog, List.of(SchemaCases.RenamedPerson.class));
            assertThat(renamed.propose(Decisions.none()).questions())
                    .extracting(Question::text)
                    .contains("Did you rename 'audit.person' to 'audit.human'? 1 revision mentions it.");
            Proposal proposal = renamed.propose(Decisions.none()
                    .rename("audit.person", "audit.human")
                    .rename("audit.numbers", "audit.digits")
                    .rename("audit.human.email", "audit.human.mail"));
            assertThat(proposal.changes())
                    .extracting(SchemaChange::kind)
                    .containsExactly("renameTable", "renameColumn", "renameSequence");
            assertThat(proposal.proofs())
                    .as(proposal.yaml("one"))
                    .extracting(Proof::failure)
                    .containsOnlyNulls();
            Autogenerate moved = autogenerate(scratches, changelog, List.of(SchemaCases.Person.class));
            assertThat(moved.propose(Decisions.none()).questions())
                    .extracting(Question::about)
                    .containsExactly("audit.person", "audit.numbers");
            assertThatThrownBy(() -> moved.propose(Decisions.none().rename("audit.person", "person")))
                    .isInstanceOf(InvalidDecisionException.class)
                    .hasMessage("cannot rename 'audit.person' to 'person', which is in another schema;"
                            + " move it by hand, in a revision of its own");
        }
    }

    @Test
    void ignoredNamesMayHaveASchema() {
        String changelog =
                proven(Scratches.h2(), NOTHING, List.of(SchemaCases.Person.class, SchemaCases.OtherPerson.class));
        Autogenerate without = autogenerate(Scratches.h2(), changelog, List.of(SchemaCases.Person.class));
        assertThat(without.propose(Decisions.none()).questions())
                .extracting(Question::about)
                .containsExactly("audit.person", "audit.numbers");
        assertThat(without.ignoring(IgnoredNames.of(List.of("audit.*")))
                        .propose(Decisions.none())
                        .changes())
                .isEmpty();
        assertThat(without.propose(Decisions.none().ignore("audit.person", "audit.numbers"))
                        .changes())
                .isEmpty();
        assertThat(without.ignoring(IgnoredNames.of(List.of("numbers")))
                        .propose(Decisions.none())
                        .questions())
                .extracting(Question::about)
                .containsExactly("audit.person");
    }

    @Test
    void aTableThatIsCalledLikeAColumnIsNotDecidedAbout() {
        String changelog =
                "databaseChangeLog: [{changeSet: {id: a, author: me, changes: [{sql: {sql: \"create table audit"
                        + " (id bigint primary key, person int); create schema audit; create table audit.person (id int)\"}}],"
                        + " rollback: [{empty: {}}]}}]\n";
        assertThatThrownBy(() -> autogenerate(Scratches.h2(), changelog, List.of(SchemaCases.Person.class))
                        .propose(Decisions.none().drop("audit.person")))
                .isInstanceOf(InvalidDecisionException.class)
                .hasMessage(
                        "'audit.person' is a table or sequence in a schema, and a column; write this change by hand");
    }

    @Test
    void aKeyToADroppedTableOfTheDefaultSchemaComesBack() {
        for (Scratches scratches : List.of(Scratches.h2(), Servers.newPostgresql())) {
            String changelog = proven(scratches, NOTHING, List.of(SchemaCases.Person.class, SchemaCases.Visit.class));
            proven(scratches, changelog, List.of(SchemaCases.LooseVisit.class));
        }
    }

    @Test
    void aTableThatWasMovedByHandIsInSync() {
        String changelog =
                "databaseChangeLog: [{changeSet: {id: a, author: me, changes: [{sql: {sql: \"create schema audit;"
                        + " create sequence audit.numbers increment 20; create table person (id bigint primary key,"
                        + " email varchar(100) not null unique); alter table person set schema audit\"}}]}}]\n";
        assertInSync(Servers.newPostgresql(), changelog, List.of(SchemaCases.OtherPerson.class));
    }
}
