package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.IgnoredNames;
import dev.retort.migrations.diff.InvalidDecisionException;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import models.TableCases;
import models.UnmappedCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables and sequences that the changelog makes and no entity maps: nothing happens to them that nobody named. */
class UnmappedTest {

    private static final String TABLES = Stream.of(
                    "create table shedlock (name varchar(64) primary key)",
                    "create table qrtz_jobs (id bigint primary key, item bigint not null references item (id))",
                    "create sequence invoice_numbers",
                    "alter table item add lockedBy varchar(64) references shedlock (name)")
            .map(sql -> "  - changeSet: {id: \"" + sql.hashCode() + "\", author: retort, changes: [{sql: {sql: \"" + sql
                    + "\"}}], rollback: [{empty: {}}]}\n")
            .collect(Collectors.joining());

    private static final IgnoredNames IGNORED = IgnoredNames.of(List.of("ShedLock", "QRTZ_*", " invoice*"));
    private static final Decisions NONE = Decisions.none();

    static Stream<Scratches> engines() {
        return Stream.of(Scratches.h2(), Servers.postgresql());
    }

    private static Autogenerate autogenerate(Scratches engine, Class<?> before, Class<?> after) {
        String base = ModelChangesTest.autogenerate(Scratches.h2(), null, ModelChangesTest.NOTHING, List.of(before))
                .propose(NONE)
                .yaml("before");
        return ModelChangesTest.autogenerate(engine, other(engine), base + TABLES, List.of(after));
    }

    private static Scratches other(Scratches engine) {
        return engine.engine() == Scratches.h2().engine() ? null : Scratches.h2();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void areAskedAboutOneByOne(Scratches engine) {
        Proposal proposal = autogenerate(engine, TableCases.Item.class, UnmappedCases.Locked.class)
                .propose(NONE.noOtherRename());

        assertThat(proposal.questions())
                .extracting(question -> question.about() + ": " + String.join(" | ", question.options()))
                .containsExactly(
                        "qrtz_jobs: --drop qrtz_jobs | --ignore qrtz_jobs",
                        "shedlock: --drop shedlock | --ignore shedlock",
                        "invoice_numbers: --drop invoice_numbers | --ignore invoice_numbers");
        assertThat(proposal.questions())
                .extracting(Question::text)
                .allMatch(text -> text.endsWith(" 1 revision mentions it."));
        assertThat(proposal.body()).isNull();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void goWhenTheyAreNamed(Scratches engine) {
        Proposal proposal = autogenerate(engine, TableCases.Item.class, UnmappedCases.Locked.class)
                .propose(NONE.drop("SHEDLOCK", "qrtz_jobs").ignore("Invoice_Numbers"));

        assertProven(proposal);
        assertThat(described(proposal))
                .containsExactly(
                        "dropForeignKeyConstraint item",
                        "dropForeignKeyConstraint qrtz_jobs",
                        "dropTable shedlock",
                        "dropTable qrtz_jobs");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void areLeftAloneWithAllThatHangsOnThem(Scratches engine) {
        Autogenerate same = autogenerate(engine, TableCases.Item.class, UnmappedCases.Locked.class)
                .ignoring(IGNORED);

        assertThat(same.missing()).extracting(SchemaChange::description).isEmpty();
        assertThat(same.propose(NONE).changes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void keepTheirForeignKeysWhereWhatTheyReferToGetsAnotherName(Scratches engine) {
        Proposal proposal = autogenerate(engine, TableCases.Item.class, UnmappedCases.LockedArticle.class)
                .ignoring(IGNORED)
                .propose(NONE.rename("item", "article"));

        assertProven(proposal);
        assertThat(described(proposal)).containsExactly("renameTable article", "renameSequence null");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void loseTheirForeignKeysToATableThatGoes(Scratches engine) {
        Proposal proposal = autogenerate(engine, TableCases.Item.class, UnmappedCases.Weather.class)
                .ignoring(IGNORED)
                .propose(NONE.drop("item"));

        assertProven(proposal);
        assertThat(described(proposal))
                .containsExactly(
                        "dropForeignKeyConstraint item",
                        "dropForeignKeyConstraint qrtz_jobs",
                        "dropTable item",
                        "createTable weather",
                        "dropSequence null");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void areNoDriftWhereverTheyAre(Scratches engine) {
        Autogenerate autogenerate = autogenerate(engine, TableCases.Item.class, UnmappedCases.Locked.class)
                .ignoring(IGNORED);
        try (Scratch database = engine.open()) {
            ScratchChangelog.ofText(
                            database,
                            ModelChangesTest.autogenerate(
                                            Scratches.h2(),
                                            null,
                                            ModelChangesTest.NOTHING,
                                            List.of(UnmappedCases.Locked.class))
                                    .propose(NONE)
                                    .yaml("before"))
                    .up();
            database.run(List.of(
                    "create table qrtz_more (id bigint primary key)", "create sequence qrtz_more_seq start with 7"));

            assertThat(autogenerate.check(database.read(), file -> true).drift())
                    .extracting(SchemaChange::description)
                    .isEmpty();
        }
    }

    /** Names that no setting of this project gives them: the database is shared with another tool. */
    @ParameterizedTest
    @MethodSource("engines")
    void areNoDriftWhereAnotherToolKeepsItsStateInThem(Scratches engine) {
        Autogenerate autogenerate = autogenerate(engine, TableCases.Item.class, TableCases.Item.class)
                .ignoring(IGNORED);
        try (Scratch database = engine.open()) {
            database.run(List.of(
                    "create table others_log (ID varchar(255), AUTHOR varchar(255), FILENAME varchar(255), DATEEXECUTED"
                            + " timestamp, ORDEREXECUTED int, EXECTYPE varchar(10), MD5SUM varchar(35), TAG varchar(9))",
                    "create table others_lock (ID int, LOCKED boolean, LOCKGRANTED timestamp, LOCKEDBY varchar(255))",
                    "create table moves (installed_rank int primary key, version varchar(50), description varchar(200),"
                            + " type varchar(20), script varchar(1000), checksum int, installed_by varchar(100),"
                            + " installed_on timestamp, execution_time int, success boolean)",
                    "create table padlock (id int, locked boolean)"));

            assertThat(autogenerate.check(database.read(), file -> false).drift())
                    .extracting(SchemaChange::description)
                    .containsExactly("drop table 'padlock' and its rows");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void cannotBeNamedWhereThereIsNothingToSay(Scratches engine) {
        assertRefused(engine, NONE.drop("shedlok"), "the changelog has no 'shedlok' to drop");
        assertRefused(engine, NONE.ignore("shedlok"), "the changelog has no table or sequence 'shedlok' to ignore");
        assertRefused(engine, NONE.drop("item"), "'--drop item' has no effect: entities map it");
        assertRefused(engine, NONE.ignore("Item"), "'--ignore item' has no effect: entities map it");
        assertRefused(
                engine,
                NONE.ignore("shedlock").drop("shedlock"),
                "'--drop shedlock' has no effect: 'shedlock' is ignored");
        assertRefused(
                engine, NONE.drop("shedlock").value("item.id", Value.of("1")), "'--default item.id' has no effect");
    }

    private static void assertRefused(Scratches engine, Decisions answers, String message) {
        Decisions rest = answers.ignore("qrtz_jobs", "invoice_numbers");
        assertThatThrownBy(() -> autogenerate(engine, TableCases.Item.class, UnmappedCases.Locked.class)
                        .propose(rest))
                .isInstanceOf(InvalidDecisionException.class)
                .hasMessageStartingWith(message);
    }

    private static void assertProven(Proposal proposal) {
        assertThat(proposal.questions()).isEmpty();
        assertThat(proposal.proofs()).isNotEmpty().extracting(Proof::failure).containsOnlyNulls();
        assertThat(proposal.proofs()).extracting(Proof::remark).containsOnlyNulls();
    }

    private static List<String> described(Proposal proposal) {
        return proposal.changes().stream()
                .map(change -> change.kind() + " " + change.table())
                .toList();
    }
}
