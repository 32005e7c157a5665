package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of the history that name a changeset otherwise than this build does. */
class HistorySpellingTest {

    private static final ChangelogSettings SETTINGS = ChangelogSettings.of("db/all.yaml");
    private static final String FIRST = "db/20260101000000-first.yaml";
    private static final String SECOND = "db/20260102000000-second.yaml";

    @TempDir
    Path folder;

    @TempDir
    Path databases;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader withFolder;

    @BeforeEach
    void writeTwoRevisions() throws IOException {
        withFolder = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(withFolder);
        Files.createDirectory(folder.resolve("db"));
        write("db/all.yaml", """
                databaseChangeLog:
                  - include: {file: %s}
                  - include: {file: %s}
                """.formatted(FIRST, SECOND));
        write(FIRST, revision("", "", "create table shelf (id int)", "drop table shelf"));
        write(SECOND, revision("", "", "alter table shelf add width int", "alter table shelf drop column width"));
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    static Stream<Arguments> spellings() {
        List<String> spellings = List.of(
                "FILENAME = 'classpath:' || FILENAME",
                "FILENAME = 'classpath:/' || FILENAME",
                "FILENAME = '/' || FILENAME",
                "FILENAME = './' || FILENAME",
                "FILENAME = 'db/old/../' || SUBSTRING(FILENAME FROM 4)",
                "FILENAME = REPLACE(FILENAME, '/', '\\')",
                "FILENAME = 'C:\\' || REPLACE(FILENAME, '/', '\\')",
                "FILENAME = UPPER(FILENAME)",
                "FILENAME = 'classpath:' || UPPER(FILENAME)",
                "ID = LOWER(ID), AUTHOR = UPPER(AUTHOR)");
        return Arrays.stream(Engine.values())
                .flatMap(engine -> spellings.stream().map(spelling -> Arguments.of(engine, spelling)));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void rowsGoWithTheirChangesetsHoweverTheyAreSpelt(Engine engine, String spelling) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        database.run("update DATABASECHANGELOG set " + spelling);

        assertThat(migrator.upgrade("head").revisions()).isEmpty();
        assertThat(migrator.history().standings())
                .extracting(RevisionStatus::state)
                .containsOnly(State.APPLIED);
        runByHand(database, migrator.downgradeSql("-1"));
        assertThat(ids(database)).hasSize(1);
        assertThat(columns(database)).containsExactly("ID");
        assertThat(migrator.upgrade("head").to()).isEqualTo("20260102000000");
        database.run("update DATABASECHANGELOG set " + spelling + " where ORDEREXECUTED = 2");

        assertThat(migrator.downgrade("-1").to()).isEqualTo("20260101000000");
        assertThat(columns(database)).containsExactly("ID");
        assertThat(ids(database)).hasSize(1);

        assertThat(migrator.stamp("base").revisions()).containsExactly("20260101000000");
        assertThat(ids(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangesetThatRunsAgainKeepsItsOneRow(Engine engine) throws Exception {
        write(SECOND, revision("", "runAlways: true", "update shelf set id = id + 1", "delete from shelf"));
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        database.run(
                "insert into shelf values (1)", "update DATABASECHANGELOG set FILENAME = 'classpath:' || FILENAME");

        runByHand(database, migrator.upgradeSql("head"));
        assertThat(database.rows("select id from shelf")).containsExactly("2");
        assertThat(database.rows("select FILENAME, EXECTYPE from DATABASECHANGELOG order by ORDEREXECUTED"))
                .containsExactly("classpath:" + FIRST + "|EXECUTED", SECOND + "|RERAN");
        database.run("update DATABASECHANGELOG set FILENAME = 'classpath:' || FILENAME, EXECTYPE = 'EXECUTED'"
                + " where ORDEREXECUTED > 1");

        migrator.upgrade("head");

        assertThat(database.rows("select id from shelf")).containsExactly("3");
        assertThat(database.rows("select FILENAME, EXECTYPE from DATABASECHANGELOG order by ORDEREXECUTED"))
                .containsExactly("classpath:" + FIRST + "|EXECUTED", SECOND + "|RERAN");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void twoRowsOfOneChangesetGoTogether(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        twice(database, "FILENAME = 'classpath:' || FILENAME");
        twice(database, "ORDEREXECUTED = ORDEREXECUTED");
        assertThat(ids(database)).hasSize(8);

        assertThat(migrator.downgrade("-1").to()).isEqualTo("20260101000000");

        assertThat(columns(database)).containsExactly("ID");
        assertThat(database.rows("select distinct FILENAME from DATABASECHANGELOG order by 1"))
                .containsExactly("classpath:" + FIRST, FIRST);
        assertThat(migrator.history().newestApplied()).isEqualTo("20260101000000");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void rowsOfAnotherAuthorAreAnotherChangesetsRows(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        twice(database, "AUTHOR = 'bob'");

        assertThatThrownBy(() -> migrator.downgrade("-1"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("changeset '" + SECOND + "::One::bob' was applied, but the file no longer contains it");

        assertThat(columns(database)).containsExactly("ID", "WIDTH");
        assertThat(ids(database)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void changesetsThatOnlyCaseTellsApartHaveTheirOwnRows(Engine engine) throws Exception {
        write(
                SECOND,
                revision("", "", "alter table shelf add width int", "alter table shelf drop column width")
                        + revision("", "", "alter table shelf add height int", "alter table shelf drop column height")
                                .replace("databaseChangeLog:\n", "")
                                .replace("id: One", "id: ONE"));
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        database.run("delete from DATABASECHANGELOG where ID = 'ONE'", "alter table shelf drop column height");

        assertThat(migrator.upgrade("head").revisions()).containsExactly("20260102000000");
        assertThat(columns(database)).containsExactly("ID", "WIDTH", "HEIGHT");
        database.run("update DATABASECHANGELOG set FILENAME = UPPER(FILENAME)");
        migrator.downgrade("-1");

        assertThat(columns(database)).containsExactly("ID");
        assertThat(ids(database)).containsExactly("One");
    }

    static Stream<Arguments> logicalPaths() {
        return Arrays.stream(Engine.values()).flatMap(engine -> Stream.of("file", "changeset", "include", "root")
                .map(place -> Arguments.of(engine, place)));
    }

    @ParameterizedTest
    @MethodSource("logicalPaths")
    void oneLogicalPathForAllFilesLeavesEachRevisionItsIdAndItsRows(Engine engine, String place) throws Exception {
        String file = place.equals("file") ? "- logicalFilePath: app.yaml\n" : "";
        String changeSet = place.equals("changeset") ? "logicalFilePath: /app.yaml" : "";
        write(FIRST, revision(file, changeSet, "create table shelf (id int)", "drop table shelf"));
        write(
                SECOND,
                revision(file, changeSet, "alter table shelf add width int", "alter table shelf drop column width")
                        .replace("id: One", "id: Two"));
        String include = place.equals("include") ? ", logicalFilePath: app.yaml" : "";
        write("db/all.yaml", """
                databaseChangeLog:
                  %s- include: {file: %s%s}
                  - include: {file: %s%s}
                """.formatted(
                place.equals("root") ? "- logicalFilePath: app.yaml\n  " : "", FIRST, include, SECOND, include));
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThat(migrator.upgrade("head").revisions()).containsExactly("20260101000000", "20260102000000");
        assertThat(database.rows("select FILENAME, ID from DATABASECHANGELOG order by ORDEREXECUTED"))
                .containsExactly("app.yaml|One", "app.yaml|Two");
        assertThat(migrator.show("20260102").file()).isEqualTo(SECOND);

        assertThat(migrator.downgrade("-1").revisions()).containsExactly("20260102000000");
        assertThat(ids(database)).containsExactly("One");
        migrator.upgrade("head");
        assertThat(migrator.stamp("20260101").revisions()).containsExactly("20260102000000");
        assertThat(ids(database)).containsExactly("One");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangesetThatRanBeforeItsIncludeGotALogicalPathKeepsItsRow(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        new Migrator(database.access(), SETTINGS).upgrade("head");
        write("db/all.yaml", """
                databaseChangeLog:
                  - include: {file: %s}
                  - include: {file: %s, logicalFilePath: app.yaml}
                """.formatted(FIRST, SECOND));
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThat(migrator.upgrade("head").revisions()).isEmpty();
        migrator.downgrade("-1");

        assertThat(columns(database)).containsExactly("ID");
        assertThat(ids(database)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void rowsOfAFileInAnotherFolderAreRefusedWithTheStatementThatRenamesThem(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        database.run("update DATABASECHANGELOG set FILENAME = 'src/main/resources/' || FILENAME");

        String message = "the history has the path 'src/main/resources/" + FIRST
                + "', and Liquibase treats it as another file than '" + FIRST + "'";
        assertThatThrownBy(() -> migrator.upgrade("head")).hasMessage(message);
        assertThatThrownBy(() -> migrator.upgradeSql("head")).hasMessage(message);
        MigrationException refused = catchThrowableOfType(MigrationException.class, () -> migrator.downgrade("-1"));
        assertThat(refused).hasMessage(message);
        assertThat(columns(database)).containsExactly("ID", "WIDTH");

        database.run(refused.remedy().replaceFirst("[^:]*: ", ""));
        assertThat(migrator.upgrade("head").revisions()).isEmpty();
        assertThat(migrator.downgrade("base").revisions()).hasSize(2);
        assertThat(ids(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theStatementNamesTheHistoryAsItIsCalled(Engine engine) throws Exception {
        ChangelogSettings named = new ChangelogSettings(
                SETTINGS.changeLog(),
                SETTINGS.contexts(),
                SETTINGS.labels(),
                SETTINGS.parameters(),
                "schema_log",
                SETTINGS.lockTable(),
                SETTINGS.historySchema(),
                SETTINGS.defaultSchema());
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), named);
        migrator.upgrade("head");
        database.run("update schema_log set FILENAME = 'src/main/resources/' || FILENAME");
        MigrationException refused = catchThrowableOfType(MigrationException.class, () -> migrator.upgrade("head"));

        database.run(refused.remedy().replaceFirst("[^:]*: ", ""));

        assertThat(migrator.upgrade("head").revisions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangesetThatItsContextLeavesOutNowKeepsItsRevisionWhole(Engine engine) throws Exception {
        write(SECOND, revision("", "contextFilter: test", "alter table shelf add width int", "select 1"));
        TestDatabase database = TestDatabase.create(engine, databases);
        new Migrator(database.access(), SETTINGS).upgrade("head");
        ChangelogSettings production = new ChangelogSettings(
                SETTINGS.changeLog(),
                List.of("production"),
                SETTINGS.labels(),
                SETTINGS.parameters(),
                SETTINGS.historyTable(),
                SETTINGS.lockTable(),
                SETTINGS.historySchema(),
                SETTINGS.defaultSchema());

        assertThatThrownBy(() -> new Migrator(database.access(), production).downgrade("-1"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("changeset '" + SECOND
                        + "::One' was applied, but its contexts, labels, dbms or ignore exclude it now");

        assertThat(ids(database)).hasSize(2);
    }

    @Test
    void aHistoryThatKeepsItsRowsFailsTheWholeOnPostgresql() throws Exception {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        database.run(
                "create function keep() returns trigger language plpgsql as 'begin return null; end'",
                "create trigger keep before delete on databasechangelog for each row execute function keep()");

        assertThatThrownBy(() -> migrator.downgrade("-1"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("the history 'DATABASECHANGELOG' has 1 row of changeset '" + SECOND
                        + "::One::Ann', and 0 could be written; nothing was changed");
        assertThatThrownBy(() -> migrator.stamp("base"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("0 could be written");

        assertThat(columns(database)).containsExactly("ID", "WIDTH");
        assertThat(ids(database)).hasSize(2);
    }

    @Test
    void aHistoryThatTakesNoRowsFailsTheWholeOnPostgresql() throws Exception {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("+1");
        database.run("create rule refuse as on insert to databasechangelog do instead nothing");

        assertThatThrownBy(() -> migrator.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(SECOND)
                .hasMessageEndingWith("nothing was changed");

        assertThat(columns(database)).containsExactly("ID");
    }

    /** H2 commits with the first change of the schema, so that the history has to be tried before. */
    @Test
    void moreRowsThanAreMeantFailTheWholeBeforeH2Commits() throws Exception {
        TestDatabase database = TestDatabase.create(Engine.H2, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("head");
        database.run("alter table DATABASECHANGELOG alter column FILENAME varchar_ignorecase(255)");
        twice(database, "FILENAME = UPPER(FILENAME)");

        assertThatThrownBy(() -> migrator.downgrade("-1"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("the history 'DATABASECHANGELOG' has 1 row of changeset '" + SECOND
                        + "::One::Ann', and 2 could be written; nothing was changed");

        assertThat(columns(database)).containsExactly("ID", "WIDTH");
        assertThat(ids(database)).hasSize(4);
    }

    private static void twice(TestDatabase database, String difference) throws SQLException {
        String column = difference.substring(0, difference.indexOf(' '));
        String value = difference.substring(difference.indexOf('=') + 2);
        List<String> columns = new ArrayList<>(
                List.of("ID", "AUTHOR", "FILENAME", "DATEEXECUTED", "ORDEREXECUTED", "EXECTYPE", "MD5SUM"));
        String into = String.join(", ", columns);
        columns.replaceAll(each -> each.equals(column) ? value : each);
        database.run("insert into DATABASECHANGELOG (" + into + ") select " + String.join(", ", columns)
                + " from DATABASECHANGELOG");
    }

    private static void runByHand(TestDatabase database, String script) throws SQLException {
        String[] statements = script.split(";\\R", -1);
        database.run(Arrays.stream(statements)
                .filter(statement -> !statement.isBlank())
                .toArray(String[]::new));
    }

    private static List<String> ids(TestDatabase database) throws SQLException {
        return database.rows("select ID from DATABASECHANGELOG order by ORDEREXECUTED");
    }

    private static List<String> columns(TestDatabase database) throws SQLException {
        return database.rows("select upper(COLUMN_NAME) from INFORMATION_SCHEMA.COLUMNS"
                + " where upper(TABLE_NAME) = 'SHELF' order by ORDINAL_POSITION");
    }

    private static String revision(String file, String changeSet, String sql, String rollback) {
        return """
                databaseChangeLog:
                  %s- changeSet:
                      id: One
                      author: Ann
                      %s
                      changes:
                        - sql: {sql: %s}
                      rollback:
                        - sql: {sql: %s}
                """.formatted(file.isEmpty() ? "" : file + "  ", changeSet, sql, rollback);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
