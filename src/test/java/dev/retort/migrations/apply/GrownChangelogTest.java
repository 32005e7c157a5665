package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.history.RevisionStatus;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A changelog as it grows over years: several formats and authors, files of any name, changesets in the root, logical paths. */
class GrownChangelogTest {

    private static final ChangelogSettings SETTINGS = ChangelogSettings.of("db/changeLog.xml");

    private static final String XML = "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"http://www.liquibase.org/xml/ns/dbchangelog"
            + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd\"";

    private static final String ROOT = "db/changeLog.xml";
    private static final String INIT = "db/changes/001-init.xml";
    private static final String USERS = "db/changes/add-users.sql";
    private static final String NESTED = "db/changes/2024/one.yaml";
    private static final String RAW = "db/changes/z raw.sql";
    private static final String SECOND_RUN = "db/changeLog.xml::notes";
    private static final String GENERATED = "20260101000000";

    private static final List<String> ALL = List.of(ROOT, INIT, USERS, NESTED, RAW, SECOND_RUN, GENERATED);

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
        write(ROOT, XML + """
                >
                  <changeSet id="start" author="ann"><comment>the first of all</comment>
                    <createTable tableName="shelf"><column name="id" type="int"/></createTable></changeSet>
                  <include file="classpath:db/changes/001-init.xml"/>
                  <include file="changes/add-users.sql" relativeToChangelogFile="true"/>
                  <include file="db/changes/master.json"/>
                  <changeSet id="notes" author="bob"><comment>in between</comment>
                    <createTable tableName="note"><column name="id" type="int"/></createTable></changeSet>
                  <include file="db/changelog/20260101000000-generated.yaml"/>
                </databaseChangeLog>
                """);
        write(INIT, XML + """
                 logicalFilePath="path-independent">
                  <changeSet id="1" author="ann"><createTable tableName="book"><column name="id" type="int"/></createTable></changeSet>
                  <changeSet id="1" author="bob"><addColumn tableName="book"><column name="title" type="varchar(9)"/></addColumn></changeSet>
                </databaseChangeLog>
                """);
        write(USERS, """
                --liquibase formatted sql
                --changeset carl:a logicalFilePath:path-independent
                create table reader (id int);
                --rollback drop table reader;
                --changeset dora:b
                alter table reader add height int;
                --rollback alter table reader drop column height;
                """);
        write("db/changes/master.json", """
                {"databaseChangeLog": [{"include": {"file": "2024/one.yaml", "relativeToChangelogFile": true}},
                    {"includeAll": {"path": "db/changes", "endsWithFilter": "raw.sql"}}]}
                """);
        write(NESTED, """
                databaseChangeLog:
                  - changeSet: {id: 1, author: eve, changes: [{createTable: {tableName: loan, columns: [{column: {name: id, type: int}}]}}]}
                """);
        write(RAW, "create table rate (id int);");
        write("db/changelog/20260101000000-generated.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: retort
                      comment: Add pages
                      changes: [{addColumn: {tableName: book, columns: [{column: {name: pages, type: int}}]}}]
                """);
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyFileIsARevisionInTheOrderOfTheChangelog(Engine engine) {
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThat(migrator.history().standings())
                .extracting(RevisionStatus::id)
                .containsExactlyElementsOf(ALL);
        assertThat(migrator.show(ROOT).message()).isEqualTo("the first of all");
        assertThat(migrator.show(SECOND_RUN).message()).isEqualTo("in between");
        assertThat(migrator.show(SECOND_RUN).file()).isEqualTo(ROOT);
        assertThat(migrator.show("add-users").sql()).hasSize(2);
        assertThatThrownBy(() -> migrator.show("db/changes/"))
                .hasMessage("revision 'db/changes/' is ambiguous: " + INIT + ", " + USERS + ", " + NESTED + ", " + RAW);
        assertThat(migrator.show("2026").message()).isEqualTo("Add pages");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eachOneIsATargetUpAndDown(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThat(migrator.upgrade(USERS).revisions()).containsExactly(ROOT, INIT, USERS);
        assertThat(migrator.history().newestApplied()).isEqualTo(USERS);
        assertThat(migrator.upgrade("+2").revisions()).containsExactly(NESTED, RAW);
        assertThat(migrator.upgrade("head").revisions()).containsExactly(SECOND_RUN, GENERATED);
        assertThat(database.rows("select id, title, pages from book")).isEmpty();
        assertThat(migrator.upgrade("head").revisions()).isEmpty();

        assertThat(migrator.downgrade(RAW).revisions()).containsExactly(GENERATED, SECOND_RUN);
        assertThatThrownBy(() -> migrator.downgrade(USERS))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("'" + RAW + "::raw' has no rollback");
        assertThat(migrator.stamp(NESTED).revisions()).containsExactly(RAW);
        assertThat(migrator.downgrade(INIT).revisions()).containsExactly(NESTED, USERS);
        assertThat(migrator.downgrade("base").revisions()).containsExactly(INIT, ROOT);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangesetThatIsAddedToAnAppliedFileIsPending(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        new Migrator(database.access(), SETTINGS).upgrade("head");
        write(ROOT, Files.readString(folder.resolve(ROOT)).replace("</databaseChangeLog>", """
                <changeSet id="late" author="ann"><createTable tableName="late"><column name="id" type="int"/></createTable></changeSet>
                </databaseChangeLog>
                """));
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThat(migrator.history().in(State.PENDING))
                .extracting(RevisionStatus::id)
                .containsExactly(ROOT + "::late");
        assertThat(migrator.upgrade("head").revisions()).containsExactly(ROOT + "::late");
        assertThat(migrator.downgrade("-1").revisions()).containsExactly(ROOT + "::late");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anEditedFileOfASharedPathIsNamed(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        new Migrator(database.access(), SETTINGS).upgrade("head");
        write(INIT, Files.readString(folder.resolve(INIT)).replace("varchar(9)", "varchar(10)"));
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThat(migrator.history().in(State.CHANGED))
                .extracting(RevisionStatus::id)
                .containsExactly(INIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db/none.xml", "none.yaml", "db/none.sql"})
    void aMissingRootIsNamedWithTheCommandThatMakesIt(String root) {
        assertThatThrownBy(() -> Changelog.read(ChangelogSettings.of(root), Engine.H2))
                .isInstanceOfSatisfying(MigrationException.class, missing -> {
                    assertThat(missing).hasMessage("there is no changelog '" + root + "'");
                    assertThat(missing.remedy()).contains("'revision --autogenerate -m MESSAGE'");
                });
    }

    @Test
    void aTableIsMentionedByAttributesAndBySql() {
        try (Scratch scratch = Scratches.h2().open()) {
            ScratchChangelog changelog = ScratchChangelog.ofClassPath(scratch, SETTINGS);
            assertThat(Stream.of("BOOK", "shelf", "reader", "rate", "title", "ann", "boo")
                            .map(changelog::mentions))
                    .containsExactly(2, 1, 1, 1, 0, 0, 0);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
