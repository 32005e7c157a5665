package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import models.OptionCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fragments of SQL in annotations: written, or refused by name, and never lost. */
class OptionsTest {

    static Stream<Arguments> unread() {
        return Stream.of(
                Arguments.of(OptionCases.OfTable.class, "table 't' has 'partition by range (id)'"),
                Arguments.of(OptionCases.OfColumn.class, "column 't.text' has 'compression pglz'"),
                Arguments.of(OptionCases.OfUnique.class, "unique constraint 't_uk' has 'with (fillfactor = 70)'"),
                Arguments.of(OptionCases.OfIndex.class, "index 't_idx' has 'with (fillfactor = 70)'"),
                Arguments.of(OptionCases.OfForeignKey.class, "foreign key 't_fk' has 'deferrable not valid'"),
                Arguments.of(OptionCases.OfDefinition.class, "foreign key 't_fk' has 'match full'"),
                Arguments.of(OptionCases.OfSequence.class, "sequence 'numbers' has 'cache 20'"));
    }

    @ParameterizedTest
    @MethodSource("unread")
    void thatNobodyWouldReadAreRefused(Class<?> entity, String message) {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> EntityModelReader.read(engine, List.of(entity), Map.of()))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage(message + " in its options, and Retort does not compare options");
        }
    }

    @Test
    void storageParametersAreWrittenAndFollowTheModel() {
        String stored = proven(ModelChangesTest.NOTHING, OptionCases.Stored.class, Decisions.none())
                .yaml("stored");
        assertThat(alone(stored, OptionCases.Stored.class).missing()).isEmpty();
        assertThat(alone(stored, OptionCases.Unsaid.class).missing()).isEmpty();
        assertThat(proven(stored, OptionCases.OtherwiseStored.class, Decisions.none())
                        .changes())
                .extracting(SchemaChange::description)
                .containsExactly("set {fillfactor=80} on table 't'");
        String unsaid = proven(ModelChangesTest.NOTHING, OptionCases.Unsaid.class, Decisions.none())
                .yaml("unsaid");
        Proposal proposal = proven(unsaid, OptionCases.Stored.class, Decisions.none());
        assertThat(proposal.changes())
                .extracting(SchemaChange::description)
                .containsExactly("set {autovacuum_enabled=false, fillfactor=70} on table 't'");
        try (Scratch scratch = Servers.postgresql().open()) {
            ScratchChangelog.ofText(scratch, unsaid).up();
            Schema start = scratch.read();
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, proposal.yaml("stored"));
            revision.up();
            assertThat(scratch.read().table("t").orElseThrow().parameters())
                    .isEqualTo(Map.of("fillfactor", "70", "autovacuum_enabled", "false"));
            revision.down();
            assertThat(scratch.read()).isEqualTo(start);
        }
    }

    @Test
    void storageParametersThatADatabaseLostAreADifferenceAndOthersAreNot() {
        String stored = proven(ModelChangesTest.NOTHING, OptionCases.Stored.class, Decisions.none())
                .yaml("stored");
        try (Scratch database = Servers.postgresql().open()) {
            ScratchChangelog.ofText(database, stored).up();
            database.run(List.of("alter table t set (autovacuum_vacuum_threshold = 7)"));
            Autogenerate autogenerate = alone(stored, OptionCases.Stored.class);
            assertThat(autogenerate.check(database.read(), file -> true).drift())
                    .isEmpty();
            database.run(List.of("alter table t reset (fillfactor)"));
            assertThat(autogenerate.check(database.read(), file -> true).drift())
                    .extracting(SchemaChange::description)
                    .containsExactly("set {fillfactor=70} on table 't'");
            assertThat(alone(stored, OptionCases.Unsaid.class)
                            .check(database.read(), file -> true)
                            .drift())
                    .isEmpty();
        }
    }

    @Test
    void storageParametersAreRefusedWhereH2IsMeantToo() {
        assertThatThrownBy(() -> EntityModelReader.read(Engine.H2, List.of(OptionCases.Stored.class), Map.of()))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("table 't' has 'WITH (fillfactor = 70, autovacuum_enabled=false)'");
    }

    @Test
    void thatReadersSeeAreWrittenForBothEngines() {
        for (Scratches here : List.of(Scratches.h2(), Servers.postgresql())) {
            Scratches other = here.engine() == Engine.H2 ? null : Scratches.h2();
            Proposal proposal = ModelChangesTest.autogenerate(
                            here, other, ModelChangesTest.NOTHING, List.of(OptionCases.Read.class))
                    .propose(Decisions.none());
            assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
            for (Scratches engine : List.of(Scratches.h2(), Servers.postgresql())) {
                assertThat(ModelChangesTest.autogenerate(
                                        engine, null, proposal.yaml("options"), List.of(OptionCases.Read.class))
                                .missing())
                        .as("written on " + here.engine() + ", read on " + engine.engine())
                        .extracting(SchemaChange::description)
                        .isEmpty();
            }
        }
    }

    @Test
    void indexesOverExpressionsAndWithConditionsAreWritten() throws SQLException {
        Proposal proposal = proven(ModelChangesTest.NOTHING, OptionCases.Indexed.class, Decisions.none());
        String yaml = proposal.yaml("indexes");
        assertThat(alone(yaml, OptionCases.Indexed.class).missing()).isEmpty();
        try (Scratch made = Servers.postgresql().open();
                Scratch created = Servers.postgresql().open()) {
            ScratchChangelog.ofText(made, yaml).up();
            created.run(EntityModelReader.read(Engine.POSTGRESQL, List.of(OptionCases.Indexed.class), Map.of())
                    .statements());
            assertThat(definitions(made)).hasSize(6).isEqualTo(definitions(created));
        }
    }

    @Test
    void suchIndexesComeToATableThatIsThere() {
        String plain = proven(ModelChangesTest.NOTHING, OptionCases.Plain.class, Decisions.none())
                .yaml("before");
        Proposal proposal = proven(plain, OptionCases.Indexed.class, Decisions.none());
        assertThat(proposal.changes())
                .extracting(SchemaChange::name)
                .containsExactly(
                        "person_active_email_idx",
                        "person_active_idx",
                        "person_covering_idx",
                        "person_email_lower_idx",
                        "person_pattern_idx");
    }

    @Test
    void suchIndexesFollowTheModel() {
        String indexed = proven(ModelChangesTest.NOTHING, OptionCases.Indexed.class, Decisions.none())
                .yaml("before");
        Proposal otherwise = proven(indexed, OptionCases.OtherwiseIndexed.class, Decisions.none());
        assertThat(otherwise.changes())
                .extracting(change -> change.kind() + " " + change.name())
                .contains("dropIndex person_active_idx", "createIndex person_active_idx", "modifyDataType email")
                .doesNotContain("dropIndex person_pattern_idx");
        Proposal renamed = proven(
                indexed,
                OptionCases.IndexedUnderAnotherName.class,
                Decisions.none().rename("person.email", "person.address"));
        assertThat(renamed.changes()).extracting(SchemaChange::kind).containsExactly("renameColumn");
    }

    @Test
    void suchAnIndexThatADatabaseLostIsADifference() {
        String indexed = proven(ModelChangesTest.NOTHING, OptionCases.Indexed.class, Decisions.none())
                .yaml("before");
        try (Scratch database = Servers.postgresql().open()) {
            ScratchChangelog.ofText(database, indexed).up();
            Autogenerate autogenerate = alone(indexed, OptionCases.Indexed.class);
            Schema whole = database.read();
            assertThat(autogenerate.check(whole, file -> true).drift()).isEmpty();
            database.run(List.of("drop index person_active_idx"));
            assertThat(autogenerate.check(database.read(), file -> true).drift())
                    .extracting(SchemaChange::name)
                    .containsExactly("person_active_idx");
        }
    }

    @Test
    void whereH2IsMeantTooItRefusesThem() {
        assertThatThrownBy(() -> ModelChangesTest.autogenerate(
                                Servers.postgresql(),
                                Scratches.h2(),
                                ModelChangesTest.NOTHING,
                                List.of(OptionCases.Indexed.class))
                        .propose(Decisions.none()))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("person_");
    }

    private static Set<String> definitions(Scratch scratch) throws SQLException {
        Set<String> definitions = new TreeSet<>();
        try (Statement statement = scratch.connection().createStatement();
                ResultSet row = statement.executeQuery("select substring(indexdef from ' USING .*'), indexdef like"
                        + " 'CREATE UNIQUE%' from pg_indexes where tablename = 'person'")) {
            while (row.next()) {
                definitions.add(row.getBoolean(2) + row.getString(1));
            }
        }
        return definitions;
    }

    private static Proposal proven(String base, Class<?> entity, Decisions answers) {
        Proposal proposal = alone(base, entity).propose(answers);
        assertThat(proposal.questions()).isEmpty();
        assertThat(proposal.proofs()).isNotEmpty().extracting(Proof::failure).containsOnlyNulls();
        return proposal;
    }

    private static Autogenerate alone(String base, Class<?> entity) {
        return new Autogenerate(
                Servers.postgresql(),
                Set.of(Engine.POSTGRESQL),
                null,
                scratch -> ScratchChangelog.ofText(scratch, base),
                engine -> EntityModelReader.read(engine, List.of(entity), Map.of()));
    }
}
