package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.IgnoredNames;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import models.MadeTypeCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Entities may use what the changelog makes and no entity can: domains, types, functions, collations, extensions. */
class MadeTypesTest {

    private static final String POSITIVE = "create domain positive as integer check (value > 0)";
    private static final String TABLE = "create table item (id bigint primary key, amount ";

    static Stream<Arguments> inUse() {
        return Stream.of(
                of(Engine.H2, MadeTypeCases.OfDomain.class, POSITIVE, TABLE + "positive not null)"),
                of(
                        Engine.H2,
                        MadeTypeCases.OfTextDomain.class,
                        "create domain address as varchar(40) check (value like '%@%')",
                        TABLE + "address not null unique)"),
                of(
                        Engine.H2,
                        MadeTypeCases.OfDayDomain.class,
                        "create domain workday as date check (value > date '2024-05-01')",
                        TABLE + "workday not null)"),
                of(
                        Engine.H2,
                        MadeTypeCases.WithDefault.class,
                        "create alias next_code as 'int next() { return 7; }'",
                        "create sequence other start with 4",
                        "create view others as select 1 as one",
                        TABLE + "integer default next_code() not null)"),
                of(
                        Engine.H2,
                        MadeTypeCases.WithCheck.class,
                        "create alias is_fine deterministic as 'boolean fine(int n) { return n > 0; }'",
                        TABLE + "integer not null, constraint item_fine check (is_fine(amount)))"),
                of(Engine.POSTGRESQL, MadeTypeCases.OfDomain.class, POSITIVE, TABLE + "positive not null)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfDomain.class,
                        "create domain small as integer check (value < 1000)",
                        "create domain positive as small check (value > 100)",
                        TABLE + "positive not null)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfTextDomain.class,
                        "create domain address as varchar(40) check (value like '%@%')",
                        TABLE + "address not null unique)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfDayDomain.class,
                        "create domain workday as date check (value > date '2024-05-01')",
                        TABLE + "workday not null)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.WithDefault.class,
                        "create sequence other start with 4",
                        "create function next_code() returns integer language sql as 'select nextval(''other'')::integer'",
                        TABLE + "integer default next_code() not null)",
                        "create view others as select * from item",
                        "create materialized view more as select * from others"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.WithCheck.class,
                        "create function is_fine(n integer) returns boolean immutable language sql as 'select n > 0'",
                        TABLE + "integer not null, constraint item_fine check (is_fine(amount)))"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfCitext.class,
                        "create extension citext",
                        TABLE + "citext not null unique)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfMood.class,
                        "create type mood as enum ('SAD', 'HAPPY')",
                        TABLE + "mood not null)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfMoodAndDomain.class,
                        POSITIVE,
                        "create type mood as enum ('HAPPY', 'SAD')",
                        TABLE + "mood not null, rest positive)"),
                of(
                        Engine.H2,
                        MadeTypeCases.OfQuotedDomain.class,
                        POSITIVE.replace("positive", "\"Positive\""),
                        TABLE + "\"Positive\" not null)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfQuotedDomain.class,
                        POSITIVE.replace("positive", "\"Positive\""),
                        TABLE + "\"Positive\" not null)"),
                of(Engine.POSTGRESQL, MadeTypeCases.OfDomains.class, POSITIVE, TABLE + "positive[])"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfUuid.class,
                        "create extension \"uuid-ossp\"",
                        TABLE + "uuid default uuid_generate_v4() not null)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfComposite.class,
                        "create type place as (street varchar(40), city varchar(40))",
                        TABLE + "place)"),
                of(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfCollation.class,
                        "create collation bytewise from \"C\"",
                        TABLE + "varchar(40) collate bytewise not null)"));
    }

    private static Arguments of(Engine engine, Class<?> entity, String... statements) {
        return Arguments.of(engine, entity, List.of(statements));
    }

    @ParameterizedTest
    @MethodSource("inUse")
    void areThereForTheEntities(Engine engine, Class<?> entity, List<String> statements) {
        Autogenerate autogenerate = autogenerate(engine, entity, statements);
        assertThat(autogenerate.missing()).extracting(SchemaChange::description).isEmpty();
        try (Scratch database = scratches(engine).open()) {
            ScratchChangelog.ofText(database, changelog(statements)).up();
            assertThat(autogenerate.check(database.read(), file -> true)).isEqualTo(new InSync(List.of(), List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("inUse")
    void areWrittenForATableThatIsNew(Engine engine, Class<?> entity, List<String> statements) {
        List<String> types = statements.stream()
                .filter(each -> !each.matches(".*( table | view ).*"))
                .toList();
        Proposal proposal = autogenerate(engine, entity, types).propose(Decisions.none());
        assertThat(proposal.changes()).extracting(SchemaChange::kind).contains("createTable");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    @ParameterizedTest
    @MethodSource("inUse")
    void getRowsInTheProof(Engine engine, Class<?> entity, List<String> statements) {
        Map<String, Proof> proofs = autogenerate(engine, entity, statements).verify(file -> true);
        assertThat(proofs.values()).extracting(Proof::failure).containsOnlyNulls();
        try (Scratch scratch = scratches(engine).open()) {
            ScratchChangelog.ofText(scratch, changelog(statements)).up();
            assertThat(SampleRows.insert(scratch, scratch.read(), scratch.read(), RowWatch.of(List.of())))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDomainIsNotTheTypeThatItIsMadeOfAndBecomesIt(Engine engine) {
        becomes(autogenerate(engine, MadeTypeCases.OfInteger.class, List.of(POSITIVE, TABLE + "positive not null)")));
        becomes(autogenerate(engine, MadeTypeCases.OfDomain.class, List.of(POSITIVE, TABLE + "integer not null)")));
    }

    private static void becomes(Autogenerate other) {
        assertThat(other.propose(Decisions.none()).questions()).hasSize(1);
        Proposal proposal = other.propose(Decisions.none().value("item.amount", Value.of("sql:amount")));
        assertThat(proposal.changes()).extracting(SchemaChange::kind).containsExactly("modifyDataType");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anotherColumnOfADomainIsAdded(Engine engine) {
        Proposal proposal = autogenerate(
                        engine, MadeTypeCases.OfTwoOfDomain.class, List.of(POSITIVE, TABLE + "positive not null)"))
                .propose(Decisions.none());
        assertThat(proposal.changes()).extracting(SchemaChange::kind).containsExactly("addColumn");
        assertThat(proposal.body()).contains("positive");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aColumnOfADomainGoesAndComesBack(Engine engine) {
        Proposal proposal = autogenerate(
                        engine, MadeTypeCases.Bare.class, List.of(POSITIVE, TABLE + "positive not null)"))
                .propose(Decisions.none());
        assertThat(proposal.changes()).extracting(SchemaChange::kind).containsExactly("dropColumn");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aColumnOfADomainThatTakesNoNullIsFilled(Engine engine) {
        Proposal proposal = autogenerate(
                        engine,
                        MadeTypeCases.OfDomain.class,
                        List.of(POSITIVE, "create table item (id bigint primary key)"))
                .propose(Decisions.none().value("item.amount", Value.of("5")));
        assertThat(proposal.changes()).extracting(SchemaChange::kind).contains("addColumn");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    @Test
    void oneRevisionServesBothEngines() {
        List<String> statements = List.of(POSITIVE, TABLE + "positive not null)");
        for (Scratches there : new Scratches[] {Servers.postgresql(), null}) {
            Proposal proposal = ModelChangesTest.autogenerate(
                            Scratches.h2(), there, changelog(statements), List.of(MadeTypeCases.OfTwoOfDomain.class))
                    .propose(Decisions.none());
            assertThat(proposal.changes()).extracting(SchemaChange::kind).containsExactly("addColumn");
            assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        }
    }

    @Test
    void aTextBecomesOneThatIgnoresCase() {
        Proposal proposal = autogenerate(
                        Engine.POSTGRESQL,
                        MadeTypeCases.OfCitext.class,
                        List.of("create extension citext", TABLE + "varchar(255) not null unique)"))
                .propose(Decisions.none());
        assertThat(proposal.changes()).extracting(SchemaChange::kind).containsExactly("modifyDataType");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    @Test
    void thatNobodyMakesAreRefusedByName() {
        assertThatThrownBy(() -> autogenerate(Engine.POSTGRESQL, MadeTypeCases.OfCitext.class, List.of())
                        .missing())
                .isInstanceOf(MigrationException.class)
                .hasMessage(
                        "postgresql refuses the column 'item.amount' because of its type: 'create table item' failed:"
                                + " ERROR: type \"citext\" does not exist")
                .hasFieldOrPropertyWithValue(
                        "remedy",
                        "create the type in a changeset with CREATE EXTENSION, CREATE TYPE or CREATE DOMAIN, or give the"
                                + " column a type that postgresql has");
        assertThatThrownBy(() -> autogenerate(Engine.H2, MadeTypeCases.OfDomain.class, List.of())
                        .missing())
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("h2 refuses the column 'item.amount' because of its type: ")
                .hasFieldOrPropertyWithValue(
                        "remedy",
                        "create the type in a changeset with CREATE DOMAIN, or give the column a type that h2 has");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL,WithDefault,ERROR: function next_code() does not exist,CREATE FUNCTION,function",
        "H2,WithDefault,Function \"NEXT_CODE\" not found,CREATE ALIAS,function",
        "POSTGRESQL,OfCollation,does not exist,CREATE COLLATION,collation"
    })
    void functionsAndCollationsThatNobodyMakesAreNamedWithARemedy(
            Engine engine, String entity, String reason, String statement, String what) throws ClassNotFoundException {
        Class<?> type = Class.forName(MadeTypeCases.class.getName() + "$" + entity);
        assertThatThrownBy(() -> autogenerate(engine, type, List.of()).missing())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(reason)
                .hasFieldOrPropertyWithValue(
                        "remedy",
                        "create the " + what + " in a changeset with " + statement + ", or correct the mapping");
    }

    private static Autogenerate autogenerate(Engine engine, Class<?> entity, List<String> statements) {
        return new Autogenerate(
                        scratches(engine),
                        Set.of(engine),
                        null,
                        scratch -> ScratchChangelog.ofText(scratch, changelog(statements)),
                        asked -> EntityModelReader.read(asked, List.of(entity), Map.of()))
                .ignoring(IgnoredNames.of(List.of("other")));
    }

    private static Scratches scratches(Engine engine) {
        return engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
    }

    private static String changelog(List<String> statements) {
        StringBuilder yaml = new StringBuilder("databaseChangeLog:\n");
        for (String statement : statements) {
            yaml.append("  - changeSet: {id: \"").append(yaml.length()).append("\", author: me, changes: [{sql: {");
            yaml.append("splitStatements: false, sql: \"").append(statement.replace("\"", "\\\""));
            yaml.append("\"}}], rollback: [{sql: {sql: '")
                    .append(dropped(statement))
                    .append("'}}]}\n");
        }
        return yaml.toString()
                .replace(
                        "databaseChangeLog:\n",
                        statements.isEmpty() ? "databaseChangeLog: []\n" : "databaseChangeLog:\n");
    }

    private static String dropped(String statement) {
        return statement.replaceFirst("^create (materialized view|\\w+) ([\\w\"-]+(\\(.*?\\))?).*$", "drop $1 $2");
    }
}
