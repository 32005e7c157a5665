package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.history.RevisionStatus;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changesets that Liquibase skips, lets fail, or refuses before it runs anything. */
class PassedOverTest {

    private static final ChangelogSettings SETTINGS = ChangelogSettings.of("all.yaml");
    private static final String NEEDS_A_TABLE = "changes: [{dropTable: {cascadeConstraints: true}}]";

    @TempDir
    Path folder;

    @TempDir
    Path databases;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader withFolder;

    @BeforeEach
    void findTheFolderOnTheClassPath() throws IOException {
        withFolder = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(withFolder);
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAppliedWhereLaterOnSomethingCannotRun(Engine engine) throws Exception {
        changelog(NEEDS_A_TABLE);
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        MigrationException refused = catchThrowableOfType(MigrationException.class, () -> migrator.upgrade("head"));

        assertThat(refused)
                .hasMessage("changeset 'all.yaml::second' cannot run: tableName is required for dropTable on "
                        + engine.id());
        assertThat(refused.remedy()).isEqualTo("correct the file; nothing was applied");
        assertThat(tables(database)).doesNotContain("shelf");
        assertThatThrownBy(() -> migrator.upgradeSql("head")).hasMessageContaining("tableName is required");
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotRunIsMarkedAsRunWhereItSaysSo(Engine engine) throws Exception {
        changelog("onValidationFail: MARK_RAN\n      " + NEEDS_A_TABLE);
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        assertThat(migrator.upgradeSql("head")).contains("'MARK_RAN'").doesNotContain("DROP TABLE");

        migrator.upgrade("head");

        assertThat(database.rows("select EXECTYPE from DATABASECHANGELOG where ID = 'second'"))
                .containsExactly("MARK_RAN");
        assertThat(tables(database)).contains("shelf", "last");
        upAndDownInAScratchDatabase(engine);
        migrator.downgrade("base");
        assertThat(tables(database)).doesNotContain("shelf", "last");
    }

    @ParameterizedTest
    @EnumSource
    void whatMayFailIsTriedAgainAndBlocksNothing(Engine engine) throws Exception {
        changelog("""
                failOnError: false
                      changes: [{sql: {sql: insert into absent values (1)}}]
                      rollback: [{sql: {sql: delete from absent}}]""");
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        migrator.upgrade("head");

        assertThat(tables(database)).contains("shelf", "last");
        RevisionStatus standing = migrator.history().standings().get(0);
        assertThat(standing.state()).isEqualTo(State.PENDING);
        assertThat(standing.lacks()).as("the service takes requests").isFalse();
        upAndDownInAScratchDatabase(engine);

        database.run("create table absent (id int)");
        Migrator next = new Migrator(database.access(), SETTINGS);
        next.upgrade("head");

        assertThat(next.history().standings().get(0).state()).isEqualTo(State.APPLIED);
        assertThat(database.rows("select id from absent")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void aPreconditionThatLetsTheRestGoOnBlocksNothing(Engine engine) throws Exception {
        changelog("""
                preConditions: [{onFail: CONTINUE}, {tableExists: {tableName: absent}}]
                      changes: [{sql: {sql: insert into absent values (1)}}]
                      rollback: [{sql: {sql: delete from absent}}]""");
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        assertThat(migrator.history().standings().get(0).lacks())
                .as("nothing is applied yet")
                .isTrue();

        migrator.upgrade("head");

        assertThat(tables(database)).contains("shelf", "last");
        assertThat(migrator.history().standings().get(0).lacks()).isFalse();
        upAndDownInAScratchDatabase(engine);
    }

    @ParameterizedTest
    @EnumSource
    void everyRowOfAFileIsInScratchDatabases(Engine engine) throws Exception {
        Files.writeString(folder.resolve("rows.csv"), "id,note\n1,NULL\n2,a note\n3,NULL\n");
        changelog("""
                changes: [{sql: {sql: "create table stock (id int, note %s)"}}, {loadData: {tableName: stock,
                          file: rows.csv, columns: [{column: {name: id, type: NUMERIC}},
                          {column: {name: note, type: CLOB}}]}}]
                      rollback: [{sql: {sql: drop table stock}}]
                  - changeSet:
                      id: count
                      author: ann
                      preConditions: [{sqlCheck: {expectedResult: 3, sql: select count(*) from stock}}]
                      changes: []""".formatted(engine == Engine.H2 ? "clob" : "text"));

        upAndDownInAScratchDatabase(engine);
    }

    private static void upAndDownInAScratchDatabase(Engine engine) {
        Scratches scratches = engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
        try (Scratch scratch = scratches.open()) {
            ScratchChangelog changelog = ScratchChangelog.ofClassPath(scratch, SETTINGS);
            changelog.up();
            assertThat(scratch.read().tables()).containsKeys("shelf", "last");
            changelog.down();
            assertThat(scratch.read().tables()).isEmpty();
        }
    }

    private static Iterable<String> tables(TestDatabase database) throws Exception {
        return database.rows("select lower(table_name) from information_schema.tables");
    }

    /** Of three changesets, the second is {@code second}. */
    private void changelog(String second) throws IOException {
        Files.writeString(folder.resolve("all.yaml"), """
                databaseChangeLog:
                  - changeSet:
                      id: first
                      author: ann
                      changes: [{sql: {sql: create table shelf (id int)}}]
                      rollback: [{sql: {sql: drop table shelf}}]
                  - changeSet:
                      id: second
                      author: ann
                      %s
                  - changeSet:
                      id: third
                      author: ann
                      changes: [{sql: {sql: create table last (id int)}}]
                      rollback: [{sql: {sql: drop table last}}]
                """.formatted(second));
    }
}
