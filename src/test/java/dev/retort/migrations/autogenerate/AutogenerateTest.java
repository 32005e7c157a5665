package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import dev.retort.testing.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import models.ColumnCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutogenerateTest {

    private static final String CHANGELOG = "db/changeLog.yaml";

    private static Scratches scratches(String engine) {
        return engine.equals("h2") ? Scratches.h2() : Servers.postgresql();
    }

    private static Autogenerate ofOurOwn(String engine, List<Class<?>> entities) {
        return new Autogenerate(
                scratches(engine),
                null,
                scratch -> ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of(CHANGELOG)),
                asked -> EntityModelReader.read(asked, entities, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void everyRevisionOfThisServiceIsProven(String engine) {
        Map<String, Proof> proofs = ofOurOwn(engine, List.of()).verify(file -> true);
        assertThat(proofs).hasSizeGreaterThanOrEqualTo(3);
        proofs.forEach((file, proof) -> assertThat(proof.failure()).as(file).isNull());
    }

    @Test
    void tablesAndColumnsThatNoRevisionMakesAreDrift() {
        Autogenerate autogenerate = ofOurOwn("h2", List.of());
        try (Scratch scratch = Scratches.h2().open()) {
            ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of(CHANGELOG))
                    .up();
            scratch.run(List.of("create table stray(id int)", "alter table users add column stray int"));
            assertThat(autogenerate.check(scratch.read(), file -> true).drift())
                    .extracting(change -> change.kind() + " " + change.name())
                    .containsExactly("dropTable stray", "dropColumn stray");
        }
    }

    @Test
    void whatMayBeARenameIsAsked() {
        String base = base(ColumnCases.Named.class);
        Proposal proposal = ModelChangesTest.autogenerate(Scratches.h2(), null, base, List.of(ColumnCases.Titled.class))
                .propose(Decisions.none());
        assertThat(proposal.body()).isNull();
        assertThat(proposal.questions())
                .containsExactly(new Question(
                        "item.name",
                        "Did you rename 'item.name' to 'item.title' (varchar(255))?",
                        List.of("--rename item.name=item.title", "--no-rename item.name")));
    }

    @Test
    void aRevisionWhoseWayBackIsWrongIsNotProven() {
        String base = base(ColumnCases.Bare.class);
        String wrong = """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: retort
                      changes:
                        - addColumn: {tableName: item, columns: [{column: {name: name, type: varchar(255)}}]}
                      rollback:
                        - empty: {}
                """;
        try (Scratch scratch = Scratches.h2().open()) {
            ScratchChangelog.ofText(scratch, base).up();
            Schema start = scratch.read();
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, wrong);
            Proof proof = new Prover(scratch).prove(start, null, revision::up, revision::down, RowWatch.of(List.of()));
            assertThat(proof.failure()).contains("schema after down on h2", "item.name");
        }
    }

    @Test
    void whateverFailsNoScratchDatabaseIsLeftOnTheServer() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        Scratches server = Scratches.postgresql(url, PostgresqlServer.USER, PostgresqlServer.USER);
        String broken =
                "databaseChangeLog: [{changeSet: {id: a, author: a, changes: [{dropTable: {tableName: none}}]}}]";
        List<Class<?>> entities = List.of(ColumnCases.Bare.class);
        assertThatThrownBy(() -> ModelChangesTest.autogenerate(server, Scratches.h2(), broken, entities)
                        .propose(Decisions.none()))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("changeset 'a'");
        assertThatThrownBy(() -> new Autogenerate(
                                server,
                                Scratches.h2(),
                                scratch -> ScratchChangelog.ofText(scratch, ModelChangesTest.NOTHING),
                                engine -> {
                                    throw new MigrationException("Hibernate refuses the entities", "correct them");
                                })
                        .propose(Decisions.none()))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Hibernate refuses");
        assertThatThrownBy(() -> ModelChangesTest.autogenerate(server, Scratches.h2(), broken, entities)
                        .check(Schema.empty(Engine.POSTGRESQL), file -> true))
                .isInstanceOf(MigrationException.class);
        Function<Scratch, Schema> erroneous = scratch -> {
            throw new AssertionError("in the middle");
        };
        try (ScratchPair<Schema> side = new ScratchPair<>(server, erroneous, erroneous)) {
            assertThatThrownBy(side::changelog)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("in the middle");
        }
        assertThat(ModelChangesTest.autogenerate(
                                Scratches.h2(),
                                server,
                                base(ColumnCases.Named.class),
                                List.of(ColumnCases.Titled.class))
                        .propose(Decisions.none())
                        .questions())
                .hasSize(1);
        try (Connection connection = DriverManager.getConnection(url, PostgresqlServer.USER, PostgresqlServer.USER);
                Statement statement = connection.createStatement();
                ResultSet left = statement.executeQuery("select datname from pg_database where starts_with(datname,"
                        + " 'retort_scratch_' || substr(md5(current_database()), 1, 8))")) {
            assertThat(left.next()).isFalse();
        }
    }

    private static String base(Class<?> entity) {
        return ModelChangesTest.autogenerate(Scratches.h2(), null, ModelChangesTest.NOTHING, List.of(entity))
                .propose(Decisions.none())
                .yaml("before");
    }
}
