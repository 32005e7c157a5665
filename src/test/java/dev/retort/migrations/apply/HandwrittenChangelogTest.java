package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.history.RevisionStatus;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changelogs as people write them by hand for Liquibase. */
class HandwrittenChangelogTest {

    private static final ChangelogSettings SETTINGS = ChangelogSettings.of("all.yaml");

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
        write("all.yaml", """
                databaseChangeLog:
                  - include: {file: 20260101000000-first.yaml}
                  - include: {file: 20260102000000-second.yaml}
                """);
        write("20260101000000-first.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: ann
                      changes:
                        - sql: {sql: create table shelf (id int)}
                      rollback:
                        - sql: {sql: drop table shelf}
                """);
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasOnlyMarkedAsRunIsNotRolledBack(Engine engine) throws Exception {
        second("""
                preConditions:
                        - onFail: MARK_RAN
                        - not:
                            - tableExists: {tableName: shelf}
                      changes:
                        - sql: {sql: create table shelf (id int)}
                      rollback:
                        - sql: {sql: drop table shelf}""");
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        database.run("insert into shelf values (7)");

        assertThat(migrator.downgradeSql("-1")).doesNotContain("drop table").contains("DELETE FROM");
        assertThat(migrator.downgrade("-1").to()).isEqualTo("20260101000000");

        assertThat(database.rows("select id from shelf")).containsExactly("7");
        assertThat(migrator.upgrade("head").to()).isEqualTo("20260102000000");
    }

    /** PostgreSQL lets no value be used in the transaction that added it. */
    @Test
    void aValueIsAddedToAnEnumAndUsedInOneGoAndTakenAway() throws Exception {
        second("""
                changes:
                        - sql: {splitStatements: false, sql: "CREATE TYPE mood AS ENUM ('SAD'); CREATE CAST (varchar AS mood)
                            WITH INOUT AS IMPLICIT; ALTER TABLE shelf ADD COLUMN mood mood; UPDATE shelf SET mood = 'SAD'"}
                      rollback:
                        - sql: {splitStatements: false, sql: "ALTER TABLE shelf DROP COLUMN mood;
                            DROP CAST (varchar AS mood); DROP TYPE mood"}
                  - changeSet:
                      id: "2"
                      author: ann
                      changes: [{sql: {sql: ALTER TYPE mood ADD VALUE 'OK' BEFORE 'SAD'}}]
                      rollback:
                        - sql: {splitStatements: false, sql: "ALTER TYPE mood RENAME TO mood_before; CREATE TYPE mood AS ENUM
                            ('SAD'); ALTER TABLE shelf ALTER COLUMN mood SET DATA TYPE mood USING mood::text::mood;
                            DROP CAST IF EXISTS (varchar AS mood_before); DROP TYPE mood_before;
                            CREATE CAST (varchar AS mood) WITH INOUT AS IMPLICIT"}
                  - changeSet:
                      id: "3"
                      author: ann
                      changes: [{sql: {sql: UPDATE shelf SET mood = 'OK'}}]
                      rollback: [{sql: {sql: UPDATE shelf SET mood = 'SAD'}}]""");
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("+1");
        database.run("insert into shelf values (7)");

        for (int time = 0; time < 2; time++) {
            migrator.upgrade("head");
            assertThat(database.rows("select id, mood from shelf")).containsExactly("7|OK");
            migrator.downgrade("-1");
            assertThat(database.rows("select * from shelf")).containsExactly("7");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangeForTheOtherEngineAloneLeavesNothingPending(Engine engine) throws Exception {
        second("""
                changes:
                        - sql: {dbms: %s, sql: create table elsewhere (id int)}""".formatted(engine.other().id()));
        Migrator migrator = new Migrator(TestDatabase.create(engine, databases).access(), SETTINGS);

        migrator.upgrade("head");

        assertThat(migrator.history().standings())
                .extracting(RevisionStatus::state)
                .containsOnly(State.APPLIED);
        assertThat(migrator.upgrade("head").revisions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangesetThatIsThereTwiceIsRefused(Engine engine) throws Exception {
        second("""
                changes: [{sql: {sql: create table one (id int)}}]
                  - changeSet:
                      id: "1"
                      author: ann
                      changes: [{sql: {sql: create table two (id int)}}]""");
        TestDatabase database = TestDatabase.create(engine, databases);

        assertThatThrownBy(() -> new Migrator(database.access(), SETTINGS).upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("changeset '20260102000000-second.yaml::1::ann' is in the changelog twice");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void changesetsOfOneIdForEachEngineAreNotTwice(Engine engine) throws Exception {
        second("""
                dbms: h2
                      changes: [{sql: {sql: create table one (id int)}}]
                  - changeSet:
                      id: "1"
                      author: ann
                      dbms: postgresql
                      changes: [{sql: {sql: create table one (id int)}}]""");
        TestDatabase database = TestDatabase.create(engine, databases);

        new Migrator(database.access(), SETTINGS).upgrade("head");

        assertThat(database.rows("select id from one")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void preconditionsOfTheWholeChangelogHold(Engine engine) throws Exception {
        second("changes: [{sql: {sql: create table one (id int)}}]");
        write("all.yaml", """
                databaseChangeLog:
                  - preConditions:
                      - sqlCheck: {expectedResult: 1, sql: select 2}
                  - include: {file: 20260101000000-first.yaml}
                  - include: {file: 20260102000000-second.yaml}
                """);
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThatThrownBy(() -> migrator.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("a precondition of the changelog does not hold: ")
                .hasMessageContaining("'2'")
                .hasMessageNotContaining("\n");

        assertThat(migrator.history().newestApplied()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void revisionsOfEveryFormatHaveTheirFourteenDigits(Engine engine) throws Exception {
        write("all.yaml", """
                databaseChangeLog:
                  - include: {file: 20260101000000-first.yaml}
                  - include: {file: 20260102000000-second.xml}
                  - include: {file: 20260103000000-third.json}
                  - include: {file: 20260104000000-fourth.sql}
                  - include: {file: 20260105000000-fifth.sql}
                """);
        write("20260102000000-second.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1" author="ann">
                    <comment>a note</comment>
                    <addColumn tableName="shelf"><column name="note" type="varchar(9)"/></addColumn>
                  </changeSet>
                </databaseChangeLog>
                """);
        write("20260103000000-third.json", """
                {"databaseChangeLog": [{"changeSet": {"id": "1", "author": "ann", "comment": "a width of ${x}",
                    "changes": [{"addColumn": {"tableName": "shelf",
                        "columns": [{"column": {"name": "width", "type": "int"}}]}}]}}]}
                """);
        write("20260104000000-fourth.sql", """
                --liquibase formatted sql
                --changeset ann:1
                --comment: a height
                alter table shelf add height int;
                --rollback alter table shelf drop column height;
                """);
        write("20260105000000-fifth.sql", "alter table shelf add depth int;");
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThat(migrator.upgrade("20260104000000").to()).isEqualTo("20260104000000");
        assertThat(migrator.upgrade("head").revisions()).containsExactly("20260105000000");

        assertThat(migrator.history().standings())
                .extracting(RevisionStatus::id)
                .containsExactly(
                        "20260101000000", "20260102000000", "20260103000000", "20260104000000", "20260105000000");
        assertThat(migrator.show("20260102").message()).isEqualTo("a note");
        assertThat(migrator.show("20260103").message()).isEqualTo("a width of ${x}");
        assertThat(migrator.show("20260104").message()).isEqualTo("a height");
        assertThat(migrator.show("20260104").sql()).containsExactly("alter table shelf add height int");
        assertThat(database.rows("select note, width, height, depth from shelf"))
                .isEmpty();
        assertThat(migrator.stamp("20260104").revisions()).containsExactly("20260105000000");
        assertThat(migrator.downgrade("20260102").revisions()).containsExactly("20260104000000", "20260103000000");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aPreconditionOfAChangesetStopsItWithItsOwnMessageUntilItHolds(Engine engine) throws Exception {
        second("""
                preConditions:
                        - onFail: HALT
                        - onFailMessage: rows of 'shelf' break the check id > 0
                        - sqlCheck: {expectedResult: 0, sql: SELECT COUNT(*) FROM shelf WHERE NOT (id > 0)}
                      changes:
                        - sql: {sql: ALTER TABLE shelf ADD CONSTRAINT shelf_id_check CHECK (id > 0)}
                      rollback:
                        - sql: {sql: ALTER TABLE shelf DROP CONSTRAINT shelf_id_check}""");
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("20260101000000");
        database.run("insert into shelf values (-1)");

        assertThatThrownBy(() -> migrator.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("changeset '20260102000000-second.yaml::1' failed: rows of 'shelf' break the check id > 0");

        database.run("update shelf set id = 1");
        assertThat(migrator.upgrade("head").to()).isEqualTo("20260102000000");
    }

    private void second(String changeSet) throws IOException {
        write("20260102000000-second.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: ann
                      %s
                """.formatted(changeSet));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
