package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.autogenerate.Autogenerate;
import dev.retort.migrations.autogenerate.Proof;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.changelog.postgresql.PostgresqlNames;
import dev.retort.migrations.testing.Servers;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchChangelogTest {

    private static final String CHANGELOG = "all.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void includeWhateverIsThere() throws IOException {
        Files.writeString(folder.resolve(CHANGELOG), """
                databaseChangeLog:
                  - includeAll: {path: revisions}
                """);
        Files.createDirectory(folder.resolve("revisions"));
    }

    @Test
    void whatTheServiceWouldNotRunIsNotRun() throws IOException {
        write("1.yaml", "context: staging", "create table staged(id int)", "drop table staged");
        write("2.yaml", "labels: slow", "create table slow(id int)", "drop table slow");
        write("3.yaml", "ignore: true", "create table ignored(id int)", "drop table ignored");
        write("4.yaml", "dbms: '!h2'", "create table elsewhere(id int)", "drop table elsewhere");
        write("5.yaml", "context: production", "create table \"${prefix}_items\"(id int)", "drop table x_items");
        ChangelogSettings settings = new ChangelogSettings(
                CHANGELOG,
                List.of("production"),
                List.of("quick"),
                Map.of("prefix", "X"),
                "DATABASECHANGELOG",
                "DATABASECHANGELOGLOCK",
                Optional.empty(),
                Optional.empty());
        Set<String> tables = withFolder(() -> {
            try (Scratch scratch = Scratches.h2().open()) {
                ScratchChangelog.ofClassPath(scratch, settings).up();
                return scratch.read().tables().keySet();
            }
        });
        assertThat(tables).containsExactly("\"X_items\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aCopyGoesItsOwnWay(String engine) {
        try (Scratch scratch = scratches(engine).open()) {
            scratch.run(List.of(
                    "create table item(id int primary key, name varchar(20))",
                    "insert into item values (1, 'one')",
                    "create sequence item_seq start with 7 increment by 5"));
            try (Scratch copy = scratch.copy()) {
                assertThat(copy.read()).isEqualTo(scratch.read());
                copy.run(List.of("insert into item values (2, 'two')", "drop sequence item_seq"));
                scratch.run(List.of("insert into item values (2, 'zwei')", "alter table item add price int"));
                assertThat(copy.read().sequences()).isEmpty();
                assertThat(scratch.read().sequences()).containsOnlyKeys("item_seq");
                assertThat(copy.read().table("item").orElseThrow().columns()).hasSize(2);
            }
            assertThat(scratch.read().tables()).containsOnlyKeys("item");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void whatStandsBehindABrokenRevisionIsNotProven(String engine) throws IOException {
        write("1.yaml", "runOnChange: false", "create table item(id int)", "drop table item");
        write("2.yaml", "runOnChange: false", "alter table itme add name int", "select 1");
        write("3.yaml", "runOnChange: false", "create table other(id int)", "drop table other");

        Map<String, Proof> proofs = withFolder(() -> new Autogenerate(
                        scratches(engine),
                        null,
                        scratch -> ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of(CHANGELOG)),
                        asked -> EntityModelReader.read(asked, List.of(), Map.of()))
                .verify(file -> true));

        assertThat(proofs).containsOnlyKeys("revisions/1.yaml", "revisions/2.yaml", "revisions/3.yaml");
        assertThat(proofs.get("revisions/1.yaml").failure()).isNull();
        assertThat(proofs.get("revisions/2.yaml").failure()).contains("up on " + engine, "'2.yaml' failed");
        assertThat(proofs.get("revisions/3.yaml").failure()).contains("an earlier changeset", "'2.yaml' failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void rowsOfAFileAreLoadedIntoTheDatabaseThatIsTried(String engine) throws IOException {
        Files.writeString(folder.resolve("items.csv"), "id\n1\n2\n");
        Files.writeString(folder.resolve("revisions/1.yaml"), """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: retort
                      changes:
                        - sql: {sql: create table item(id int primary key)}
                        - loadData: {file: items.csv, tableName: item}
                      rollback:
                        - sql: {sql: drop table item}
                """);

        assertThat(verify(engine).get("revisions/1.yaml").failure()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void whatWasPassedOverOnTheWayUpIsSoOnTheWayDown(String engine) throws IOException {
        write("1.yaml", "runOnChange: false", "create table item(id int)", "drop table item");
        write(
                "2.yaml",
                "preConditions: [{onFail: MARK_RAN}, {not: [{tableExists: {tableName: item}}]}]",
                "create table item(id int)",
                "drop table item");

        assertThat(verify(engine).get("revisions/2.yaml").failure()).isNull();
    }

    private Map<String, Proof> verify(String engine) throws IOException {
        return withFolder(() -> new Autogenerate(
                        scratches(engine),
                        null,
                        scratch -> ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of(CHANGELOG)),
                        asked -> EntityModelReader.read(asked, List.of(), Map.of()))
                .verify(file -> true));
    }

    @Test
    void namesThatOnlyPostgresqlHasAreReadFromIncludedFiles() throws IOException {
        write(
                "1.yaml",
                "dbms: postgresql",
                "alter table shop add constraint st_values check (st in (1, 2))",
                "select 1");
        write("2.yaml", "runOnChange: false", "alter table shop rename column st to state", "select 1");
        write("3.yaml", "dbms: h2", "alter table shop rename to other", "select 1");
        try (Scratch scratch = Scratches.h2().open()) {
            PostgresqlNames names =
                    withFolder(() -> ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of(CHANGELOG))
                            .postgresqlNames(Set.of()));
            assertThat(names.valueCheck("shop", "state")).isEqualTo("st_values");
            assertThat(names.valueCheck("shop", "size")).isEqualTo("shop_size_check");
        }
    }

    private static Scratches scratches(String engine) {
        return engine.equals("h2") ? Scratches.h2() : Servers.postgresql();
    }

    private void write(String name, String attribute, String up, String down) throws IOException {
        Files.writeString(folder.resolve("revisions").resolve(name), """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: retort
                      %s
                      changes:
                        - sql: {sql: '%s'}
                      rollback:
                        - sql: {sql: '%s'}
                """.formatted(attribute, up, down));
    }

    private <T> T withFolder(Supplier<T> work) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader there = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(there);
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
