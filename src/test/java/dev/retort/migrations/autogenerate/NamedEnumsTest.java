package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import models.NamedEnumCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of PostgreSQL's named enums where H2 sees nothing, and what handwritten ones become. */
class NamedEnumsTest {

    static Stream<Arguments> onPostgresqlAlone() {
        return Stream.of(
                Arguments.of(NamedEnumCases.OfFew.class, NamedEnumCases.OfRenamed.class, List.of("renameType temper")),
                Arguments.of(
                        NamedEnumCases.OfTextCheck.class,
                        NamedEnumCases.OfShortTextCheck.class,
                        List.of("modifyDataType mood")),
                Arguments.of(
                        NamedEnumCases.OfTextCheck.class,
                        NamedEnumCases.OfFew.class,
                        List.of("dropCheckConstraint item_mood_check", "createType mood", "modifyDataType mood")),
                Arguments.of(
                        NamedEnumCases.OfFew.class,
                        NamedEnumCases.OfTextCheck.class,
                        List.of("modifyDataType mood", "addCheckConstraint item_mood_check", "dropType mood")));
    }

    @ParameterizedTest
    @MethodSource("onPostgresqlAlone")
    void areWrittenWhereH2HasTheSame(Class<?> before, Class<?> after, List<String> kinds) {
        Scratches postgresql = Servers.postgresql();
        String base = ModelChangesTest.base(List.of(before), postgresql);
        for (List<Scratches> sides :
                List.of(List.of(Scratches.h2(), postgresql), List.of(postgresql, Scratches.h2()))) {
            Proposal proposal = ModelChangesTest.autogenerate(sides.get(0), sides.get(1), base, List.of(after))
                    .propose(Decisions.none());
            assertThat(proposal.questions()).isEmpty();
            assertThat(kinds(proposal)).isEqualTo(kinds);
            assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        }
    }

    static Stream<Arguments> arrays() {
        Decisions calm = Decisions.none().value("item.mood", Value.of("CALM"));
        return Stream.of(
                Arguments.of(NamedEnumCases.ListOfFew.class, NamedEnumCases.ListOfMany.class, Decisions.none()),
                Arguments.of(
                        NamedEnumCases.ListOfFew.class,
                        NamedEnumCases.ListOfOthers.class,
                        calm.value("item.moods", Value.of("sql:null"))),
                Arguments.of(
                        NamedEnumCases.ListOfMany.class,
                        NamedEnumCases.ListOfFew.class,
                        Decisions.none()
                                .value("item.mood", Value.of("SAD"))
                                .value("item.moods", Value.of("sql:null"))));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void areInListsToo(Class<?> before, Class<?> after, Decisions answers) {
        String base = preferred(ModelChangesTest.NOTHING, before)
                .propose(Decisions.none())
                .yaml("before");
        Proposal proposal = preferred(base, after).propose(answers);
        assertThat(proposal.questions()).isEmpty();
        assertThat(proposal.proofs()).hasSize(2).extracting(Proof::failure).containsOnlyNulls();
    }

    /** Where the service prefers an engine's own enums. */
    private static Autogenerate preferred(String changelog, Class<?> entity) {
        return new Autogenerate(
                Scratches.h2(),
                Servers.postgresql(),
                scratch -> ScratchChangelog.ofText(scratch, changelog),
                engine -> EntityModelReader.read(
                        engine, List.of(entity), Map.of("hibernate.type.prefer_native_enum_types", "true")));
    }

    @Test
    void thatAChangelogMadeByHandAreTakenAsTheyAre() {
        assertThat(
                        missing(
                                "create type mood as enum ('HAPPY', 'SAD'); create table item (id bigint primary key, mood mood)"))
                .isEmpty();
        assertThat(missing("create type mood as enum ('HAPPY', 'SAD'); create table item (id bigint primary key)"))
                .containsExactly("addColumn mood");
        assertThat(
                        missing(
                                "create type mood as enum ('SAD', 'HAPPY'); create table item (id bigint primary key, mood mood)"))
                .containsExactly("alterType mood");
        assertThat(missing("create type feeling as enum ('HAPPY', 'SAD');"
                        + " create table item (id bigint primary key, mood feeling)"))
                .containsExactly("renameType mood");
    }

    @Test
    void thatADatabaseHasWithOtherValuesAreDrift() {
        String base = "databaseChangeLog: [{changeSet: {id: a, author: me, changes: [{sql: {sql: \""
                + "create type mood as enum ('HAPPY'); create table item (id bigint primary key, mood mood)\"}}]}}]\n";
        Scratches postgresql = Servers.postgresql();
        try (Scratch database = postgresql.open()) {
            ScratchChangelog.ofText(database, base).up();
            database.run(List.of("alter type mood add value 'SAD'", "create type unused as enum ('A')"));
            assertThat(ModelChangesTest.autogenerate(postgresql, null, base, List.of())
                            .check(database.read(), file -> true)
                            .drift())
                    .extracting(SchemaChange::description)
                    .containsExactly("change the values of type 'mood' to HAPPY");
        }
    }

    private static List<String> missing(String statements) {
        String base = "databaseChangeLog: [{changeSet: {id: a, author: me, changes: [{sql: {sql: \"" + statements
                + "\"}}], rollback: [{empty: {}}]}}]\n";
        Proposal proposal = ModelChangesTest.autogenerate(
                        Servers.postgresql(), null, base, List.of(NamedEnumCases.OfFew.class))
                .propose(Decisions.none());
        assertThat(proposal.proofs()).extracting(Proof::failure).allMatch(Objects::isNull);
        return kinds(proposal);
    }

    private static List<String> kinds(Proposal proposal) {
        return proposal.changes().stream()
                .map((SchemaChange change) -> change.kind() + " " + Names.plain(change.name()))
                .toList();
    }
}
