package dev.retort.migrations.apply.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liquibase.change.CheckSum;
import liquibase.change.custom.CustomChangeChecksum;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An agreement that holds although something has changed would keep a service on a schema that it does not fit. */
class AgreementRecordTest {

    private static final ChangelogSettings USERS = ChangelogSettings.of("db/firstRevisions.yaml");
    private static final ChangelogSettings OWN = ChangelogSettings.of("all.yaml");
    private static final String BUILD = "5f".repeat(32);

    /** Each leaves a database that a start has to look at closely, or that nobody has looked at. */
    private static final List<String> LIES = List.of(
            "UPDATE DATABASECHANGELOG SET MD5SUM = '9:00000000000000000000000000000000' WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET MD5SUM = NULL",
            "UPDATE DATABASECHANGELOG SET MD5SUM = NULL WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET EXECTYPE = 'MARK_RAN' WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET ORDEREXECUTED = 70 WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET DATEEXECUTED = CURRENT_TIMESTAMP WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET ID = '77' WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET AUTHOR = AUTHOR || ' ' WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET FILENAME = 'classpath:' || FILENAME WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET TAG = 'released' WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET ID = AUTHOR, AUTHOR = ID WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOG SET MD5SUM = (SELECT MAX(MD5SUM) FROM DATABASECHANGELOG)",
            "DELETE FROM DATABASECHANGELOG WHERE ORDEREXECUTED = 2",
            "DELETE FROM DATABASECHANGELOG WHERE ORDEREXECUTED = (SELECT MAX(ORDEREXECUTED) FROM DATABASECHANGELOG)",
            "DELETE FROM DATABASECHANGELOG",
            "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE)"
                    + " VALUES ('1', 'ann', 'other/client.xml', CURRENT_TIMESTAMP, 99, 'EXECUTED')",
            "INSERT INTO DATABASECHANGELOG SELECT * FROM DATABASECHANGELOG WHERE ORDEREXECUTED = 2",
            "UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'retort 1' WHERE ID = 1",
            "UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'host (10.0.0.1)' WHERE ID = 1",
            "INSERT INTO DATABASECHANGELOGLOCK (ID, LOCKED, LOCKEDBY) VALUES (2, FALSE, 'apply:0 1 ')",
            "INSERT INTO DATABASECHANGELOGLOCK (ID, LOCKED) VALUES (4, FALSE)",
            "UPDATE DATABASECHANGELOGLOCK SET LOCKEDBY = LOCKEDBY || '0' WHERE ID = 3",
            "UPDATE DATABASECHANGELOGLOCK SET LOCKEDBY = NULL WHERE ID = 3",
            "DELETE FROM DATABASECHANGELOGLOCK WHERE ID = 3",
            "DELETE FROM DATABASECHANGELOGLOCK WHERE ID = 1",
            "DELETE FROM DATABASECHANGELOGLOCK");

    @TempDir
    Path databases;

    @TempDir
    Path folder;

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
    void anAgreementHoldsForItsBuildAndEndsWithAnyChangeOfTheHistoryOrTheLock(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, databases);
        new Migrator(database.access(), USERS).upgrade("head");
        assertThat(holds(database, USERS, BUILD)).as("nobody has agreed yet").isFalse();

        assertThat(record(database, USERS, BUILD)).isTrue();

        assertThat(holds(database, USERS, BUILD)).isTrue();
        assertThat(holds(database, USERS, "6e".repeat(32))).as("another build").isFalse();
        for (String lie : LIES) {
            assertThat(holdsAfter(database, lie)).as(lie).isFalse();
            assertThat(holds(database, USERS, BUILD)).as("undone: " + lie).isTrue();
        }
        assertThat(record(database, USERS, "6e".repeat(32))).isTrue();
        assertThat(holds(database, USERS, "6e".repeat(32))).isTrue();
        assertThat(holds(database, USERS, BUILD)).as("replaced").isFalse();
    }

    private static boolean holdsAfter(TestDatabase database, String lie) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(lie)).as(lie).isPositive();
            boolean holds = new AgreementRecord(connection, database.engine(), USERS).holds(BUILD);
            connection.rollback();
            return holds;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseWithoutLiquibasesTablesHasNoAgreement(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, databases);

        assertThatThrownBy(() -> holds(database, USERS, BUILD)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource
    void revisionsThatWereUndoneAndAppliedAgainAreAgreedToAnew(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), USERS);
        migrator.upgrade("head");
        record(database, USERS, BUILD);

        migrator.downgrade("-1");
        assertThat(holds(database, USERS, BUILD)).isFalse();
        assertThat(record(database, USERS, BUILD)).as("one is pending").isFalse();

        migrator.upgrade("head");
        assertThat(record(database, USERS, BUILD)).isTrue();
        assertThat(holds(database, USERS, BUILD)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aBackupBringsBackTheAgreementOfItsOwnDay(Engine engine) throws Exception {
        changelog("id: \"1\"\n      author: ann\n      changes: [{sql: {sql: create table shelf (id int)}}]");
        TestDatabase database = TestDatabase.create(engine, databases);
        new Migrator(database.access(), OWN).upgrade("head");
        record(database, OWN, "01".repeat(32));
        database.run(
                "CREATE TABLE SAVED AS SELECT * FROM DATABASECHANGELOG",
                "CREATE TABLE SAVED_LOCK AS SELECT * FROM DATABASECHANGELOGLOCK");

        changelog(
                "id: \"1\"\n      author: ann\n      changes: [{sql: {sql: create table shelf (id int)}}]\n"
                        + "  - changeSet:\n      id: \"2\"\n      author: ann\n      changes: [{sql: {sql: create table box (id int)}}]");
        new Migrator(database.access(), OWN).upgrade("head");
        record(database, OWN, "02".repeat(32));
        assertThat(holds(database, OWN, "02".repeat(32))).isTrue();
        database.run("DELETE FROM DATABASECHANGELOG", "INSERT INTO DATABASECHANGELOG SELECT * FROM SAVED");
        assertThat(holds(database, OWN, "02".repeat(32)))
                .as("only the history is older")
                .isFalse();
        database.run("DELETE FROM DATABASECHANGELOGLOCK", "INSERT INTO DATABASECHANGELOGLOCK SELECT * FROM SAVED_LOCK");

        assertThat(holds(database, OWN, "02".repeat(32))).as("all is older").isFalse();
        assertThat(record(database, OWN, "02".repeat(32))).as("one is pending").isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAgreedToWhileAnythingIsToBeSaidAboutTheHistory(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, databases);
        new Migrator(database.access(), USERS).upgrade("head");
        String checkSum = database.rows("SELECT MD5SUM FROM DATABASECHANGELOG WHERE ORDEREXECUTED = 2")
                .get(0);

        database.run("UPDATE DATABASECHANGELOG SET MD5SUM = '9:00000000000000000000000000000000'"
                + " WHERE ORDEREXECUTED = 2");
        assertThat(record(database, USERS, BUILD)).as("edited").isFalse();
        database.run("UPDATE DATABASECHANGELOG SET MD5SUM = '" + checkSum + "' WHERE ORDEREXECUTED = 2");
        database.run(
                "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE)"
                        + " VALUES ('1', 'retort', 'db/changelog/20270101000000-later.yaml', CURRENT_TIMESTAMP, 99, 'EXECUTED')");
        assertThat(record(database, USERS, BUILD))
                .as("unknown to this build: every start warns")
                .isFalse();
        database.run("DELETE FROM DATABASECHANGELOG WHERE ORDEREXECUTED = 99");

        assertThat(record(database, USERS, BUILD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runAlways: true\n      changes: [{sql: {sql: select 1}}]",
                "failOnError: false\n      changes: [{sql: {sql: insert into nowhere values (1)}}]",
                "preConditions:\n        - onFail: CONTINUE\n        - tableExists: {tableName: nowhere}\n"
                        + "      changes: [{sql: {sql: select 1}}]",
                "changes: [{sql: {sql: \"select '${java.io.tmpdir}'\"}}]",
                "changes: [{sql: {sql: \"select '${undefined.here}'\"}}]",
                "changes: [{customChange: {class: \"dev.retort.migrations.apply.boot.AgreementRecordTest$OwnCheckSum\"}}]",
            })
    void aChangelogWithWorkAtEachStartOrThatTheEnvironmentDecidesIsNeverAgreedTo(String changeSet) throws Exception {
        changelog("id: \"1\"\n      author: ann\n      " + changeSet);
        for (Engine engine : Engine.values()) {
            TestDatabase database = TestDatabase.create(engine, databases);
            new Migrator(database.access(), OWN).upgrade("head");

            assertThat(record(database, OWN, BUILD)).as(engine.id()).isFalse();

            assertThat(holds(database, OWN, BUILD)).as(engine.id()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runOnChange: true\n      changes: [{sql: {sql: select 1}}]",
                "preConditions:\n        - onFail: MARK_RAN\n        - tableExists: {tableName: nowhere}\n"
                        + "      changes: [{sql: {sql: select 1}}]",
                "changes: [{sql: {sql: \"select '${configured}'\"}}]",
                "changes: [{sqlFile: {path: file.sql}}]",
                "changes: [{customChange: {class: \"dev.retort.migrations.apply.boot.AgreementRecordTest$Task\"}}]",
                "dbms: oracle\n      changes: [{sql: {sql: select 1}}]",
            })
    void aChangelogThatTheBuildDecidesIsAgreedTo(String changeSet) throws Exception {
        Files.writeString(folder.resolve("file.sql"), "select 1; -- its checksum is that of the text: ${user.dir}");
        changelog("id: \"0\"\n      author: ann\n      changes: [{sql: {sql: select 1}}]\n"
                + "  - changeSet:\n      id: \"1\"\n      author: ann\n      " + changeSet);
        ChangelogSettings settings = new ChangelogSettings(
                OWN.changeLog(),
                List.of(),
                List.of(),
                Map.of("Configured", "value"),
                OWN.historyTable(),
                OWN.lockTable(),
                Optional.empty(),
                Optional.empty());
        for (Engine engine : Engine.values()) {
            TestDatabase database = TestDatabase.create(engine, databases);
            new Migrator(database.access(), settings).upgrade("head");

            assertThat(record(database, settings, BUILD)).as(engine.id()).isTrue();

            assertThat(holds(database, settings, BUILD)).as(engine.id()).isTrue();
        }
    }

    @Test
    void aTransactionThatMayNotWriteFailsAndLeavesTheOldAgreement() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, databases);
        new Migrator(database.access(), USERS).upgrade("head");
        database.run(
                "alter database " + database.url().replaceFirst(".*/", "") + " set default_transaction_read_only = on");

        assertThatThrownBy(() -> record(database, USERS, BUILD))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("read-only transaction");

        assertThat(holds(database, USERS, BUILD)).isFalse();
    }

    private void changelog(String changeSet) throws IOException {
        Files.writeString(folder.resolve("all.yaml"), "databaseChangeLog:\n  - changeSet:\n      " + changeSet + "\n");
    }

    private static boolean holds(TestDatabase database, ChangelogSettings settings, String build) throws SQLException {
        try (Connection connection = database.connect()) {
            return new AgreementRecord(connection, database.engine(), settings).holds(build);
        }
    }

    private static boolean record(TestDatabase database, ChangelogSettings settings, String build) throws SQLException {
        Changelog changelog = Changelog.read(settings, database.engine());
        try (Connection connection = database.connect()) {
            AgreementRecord record = new AgreementRecord(connection, database.engine(), settings);
            SQLException[] failed = new SQLException[1];
            boolean recorded = Changelog.inScope(changelog.database(), () -> {
                try {
                    return record.record(build, changelog);
                } catch (SQLException failure) {
                    failed[0] = failure;
                    return false;
                }
            });
            if (failed[0] != null) {
                throw failed[0];
            }
            return recorded;
        }
    }

    /** A change in code. */
    public static class Task implements CustomTaskChange {

        @Override
        public void execute(Database database) {}

        @Override
        public String getConfirmationMessage() {
            return "done";
        }

        @Override
        public void setUp() {}

        @Override
        public void setFileOpener(ResourceAccessor resources) {}

        @Override
        public ValidationErrors validate(Database database) {
            return new ValidationErrors();
        }
    }

    /** A change in code whose checksum may depend on anything. */
    public static class OwnCheckSum extends Task implements CustomChangeChecksum {

        @Override
        public CheckSum generateChecksum() {
            return CheckSum.compute("anything");
        }
    }
}
