package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import models.EngineCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A project that has one engine never meets the other. */
class OneEngineTest {

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(Servers.postgresql(), EngineCases.KeyAndValue.class, EngineCases.KeyValueAndYear.class),
                Arguments.of(
                        Servers.postgresql(),
                        EngineCases.FewerPostgresqlTypes.class,
                        EngineCases.PostgresqlTypes.class),
                Arguments.of(
                        Servers.postgresql(),
                        EngineCases.PostgresqlTypes.class,
                        EngineCases.FewerPostgresqlTypes.class),
                Arguments.of(
                        Servers.postgresql(),
                        EngineCases.FewerPostgresqlTypes.class,
                        EngineCases.PostgresqlLists.class),
                Arguments.of(
                        Servers.postgresql(), EngineCases.PostgresqlLists.class, EngineCases.PostgresqlLists.class),
                Arguments.of(Scratches.h2(), EngineCases.H2Types.class, EngineCases.QuotedOrder.class),
                Arguments.of(Servers.postgresql(), EngineCases.QuotedOrder.class, EngineCases.QuotedOrder.class),
                Arguments.of(Scratches.h2(), EngineCases.QuotedOrder.class, EngineCases.QuotedOrder.class),
                Arguments.of(Scratches.h2(), EngineCases.H2Words.class, EngineCases.QuotedOrder.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void revisionsAreProvenAndWrittenForItAlone(Scratches scratches, Class<?> before, Class<?> after) {
        String first = written(scratches, ModelChangesTest.NOTHING, before);
        assertThat(alone(scratches, first, before).missing()).isEmpty();
        if (!after.equals(before)) {
            written(scratches, first, after);
        }
    }

    @Test
    void wordsOfTheOtherEngineAreNotQuoted() {
        assertThat(written(Servers.postgresql(), ModelChangesTest.NOTHING, EngineCases.KeyAndValue.class))
                .doesNotContain("QUOTE_ALL_OBJECTS");
        assertThat(written(Scratches.h2(), ModelChangesTest.NOTHING, EngineCases.H2Words.class))
                .doesNotContain("QUOTE_ALL_OBJECTS");
    }

    @Test
    void whereBothAreMeantTheRefusalNamesTheEngineTheColumnAndBothRemedies() {
        assertRefused(
                EngineCases.KeyAndValue.class,
                "h2 refuses the column 'setting.key' because its name is a reserved word",
                "write @Column(name = \"\\\"key\\\"\") or give it another name, or write revisions for postgresql alone:"
                        + " retort.migrations.engines=postgresql");
        assertRefused(
                EngineCases.PostgresqlTypes.class,
                "h2 refuses the column 'document.address' because of its type: 'create table document' failed: Unknown data type:"
                        + " \"INET\"",
                "create the type in a changeset with CREATE DOMAIN, or give the column a type that h2 has, or write revisions for postgresql alone:"
                        + " retort.migrations.engines=postgresql");
    }

    @Test
    void checkNamesNoRevisionThatCouldNotBeWritten() {
        assertThatThrownBy(() -> ModelChangesTest.autogenerate(
                                Servers.postgresql(),
                                Scratches.h2(),
                                ModelChangesTest.NOTHING,
                                List.of(EngineCases.KeyAndValue.class))
                        .check(Schema.empty(Engine.POSTGRESQL), file -> true))
                .isInstanceOf(MigrationException.class)
                .hasMessage("h2 refuses the column 'setting.key' because its name is a reserved word");
    }

    private static void assertRefused(Class<?> entity, String message, String remedy) {
        assertThatThrownBy(() -> ModelChangesTest.autogenerate(
                                Servers.postgresql(), Scratches.h2(), ModelChangesTest.NOTHING, List.of(entity))
                        .propose(Decisions.none()))
                .isInstanceOf(MigrationException.class)
                .hasMessage(message)
                .hasFieldOrPropertyWithValue("remedy", remedy);
    }

    @Test
    void theEngineOfTheBuildIsNotLeftOut() {
        assertThatThrownBy(() -> alone(Scratches.h2(), ModelChangesTest.NOTHING, EngineCases.KeyAndValue.class)
                        .propose(Decisions.none()))
                .isInstanceOf(MigrationException.class)
                .hasMessage("h2 refuses the column 'setting.key' because its name is a reserved word")
                .hasFieldOrPropertyWithValue("remedy", "write @Column(name = \"\\\"key\\\"\") or give it another name");
    }

    private static String written(Scratches scratches, String changelog, Class<?> entity) {
        Autogenerate alone = alone(scratches, changelog, entity);
        Decisions answers = Decisions.none().noOtherRename();
        String[] going =
                alone.propose(answers).questions().stream().map(Question::about).toArray(String[]::new);
        Proposal proposal = alone.propose(answers.drop(going));
        String yaml = proposal.yaml("alone");
        assertThat(proposal.proofs())
                .as(yaml)
                .hasSize(1)
                .allMatch(Proof::isProven)
                .extracting(Proof::remark)
                .containsOnlyNulls();
        assertThat(yaml).doesNotContain("dbms");
        return yaml;
    }

    static Autogenerate alone(Scratches scratches, String changelog, Class<?> entity) {
        Engine engine = scratches.engine();
        return new Autogenerate(
                scratches, Set.of(engine), null, scratch -> ScratchChangelog.ofText(scratch, changelog), asked -> {
                    assertThat(asked).isEqualTo(engine);
                    return EntityModelReader.read(asked, List.of(entity), Map.of());
                });
    }
}
