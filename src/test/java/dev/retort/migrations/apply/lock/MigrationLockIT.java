package dev.retort.migrations.apply.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.Migrations.MoveResult;
import dev.retort.migrations.apply.CrashChangelog;
import dev.retort.migrations.apply.Interception;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.apply.connect.DatabaseAwayException;
import dev.retort.migrations.schema.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At the same time, and beside other classes, because most of it is waiting. */
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
class MigrationLockIT {

    private static final String GHOST = "UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'ghost (10.0.0.1)',"
            + " LOCKGRANTED = TIMESTAMP '2026-01-01 00:00:00' WHERE ID = 1";

    @TempDir
    Path directory;

    private ExecutorService others;

    @BeforeEach
    void startThreads() {
        others = Executors.newCachedThreadPool();
    }

    @AfterEach
    void endThreads() {
        others.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLockWhoseHolderIsGoneBlocksNobody(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, directory);
        migrator(database).upgrade("20260101");
        database.run(GHOST);

        Future<MoveResult> upgrade = others.submit(() -> migrator(database).upgrade("head"));

        assertThat(upgrade.get(10, TimeUnit.SECONDS).to()).isEqualTo("20260103000000");
        assertThat(database.rows("SELECT LOCKED FROM DATABASECHANGELOGLOCK")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aTableWithoutItsRowIsCompleted(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, directory);
        migrator(database).upgrade("20260101");
        database.run(
                "DELETE FROM DATABASECHANGELOGLOCK",
                "DROP TABLE DATABASECHANGELOG",
                "DROP TABLE visit",
                "DROP TABLE place");

        assertThat(migrator(database).upgrade("20260101").revisions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void manyAtOnceApplyEachChangeSetOnce(Engine engine) throws Exception {
        TestDatabase uncrashed = TestDatabase.create(engine, directory);
        migrator(uncrashed).upgrade("head");
        TestDatabase database = TestDatabase.create(engine, directory);
        // Keeps H2 open for all of them, as a server would.
        try (Connection open = database.connect()) {
            List<Future<MoveResult>> replicas = new ArrayList<>();
            for (int replica = 0; replica < 6; replica++) {
                replicas.add(others.submit(() -> migrator(database).upgrade("head")));
            }
            for (Future<MoveResult> replica : replicas) {
                assertThat(replica.get(2, TimeUnit.MINUTES).to()).isEqualTo("20260103000000");
            }
            assertThat(open.isClosed()).isFalse();
        }
        assertThat(CrashChangelog.outcome(database)).isEqualTo(CrashChangelog.outcome(uncrashed));
    }

    @Test
    void aForeignClientAtWorkIsWaitedFor() throws Exception {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(database).upgrade("20260101");
        try (Connection foreign = database.connect();
                Statement statement = foreign.createStatement()) {
            statement.execute(GHOST.replace("TIMESTAMP '2026-01-01 00:00:00'", "now()"));
            Future<MoveResult> upgrade = others.submit(() -> migrator(database).upgrade("head"));
            statement.execute("CREATE TABLE slow AS SELECT 1 AS n FROM pg_sleep(11)");
            foreign.setAutoCommit(false);
            statement.execute("SELECT * FROM DATABASECHANGELOG");

            assertThatThrownBy(() -> upgrade.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            statement.execute("UPDATE DATABASECHANGELOGLOCK SET LOCKED = FALSE WHERE ID = 1");
            foreign.commit();
            assertThat(upgrade.get(20, TimeUnit.SECONDS).revisions()).hasSize(2);
        }
    }

    /** The lock's session has nothing to do while a changeset takes its time. */
    @ParameterizedTest
    @ValueSource(strings = {"idle_session_timeout", "idle_in_transaction_session_timeout"})
    void sessionsOutliveWhatTheRoleAllowsIdleOnes(String timeout) throws Exception {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        String impatient = database.url() + "?options=-c%20" + timeout + "=200";
        DatabaseAccess access = new DatabaseAccess(impatient, database.user(), database.password());

        try (Connection idle = access.open("migration");
                Statement statement = idle.createStatement()) {
            idle.setAutoCommit(timeout.equals("idle_session_timeout"));
            statement.execute("SELECT 1");
            Thread.sleep(700);

            assertThat(statement.execute("SELECT 1")).isTrue();
        }
    }

    @Test
    void anIdleSessionIsNotTakenForTheHolder() throws Exception {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(database).upgrade("20260101");
        try (Connection idle = database.connect();
                Statement statement = idle.createStatement()) {
            statement.execute("SELECT 1");
            database.run(GHOST);
            long start = System.nanoTime();

            migrator(database).upgrade("head");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(idle.isClosed()).isFalse();
        }
    }

    @Test
    void anInvalidIndexThatAKillLeftIsBuiltAgain() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(database).upgrade("20260102");
        database.run(
                "CREATE INDEX visit_remark_idx ON visit (remark)",
                "UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = 'visit_remark_idx'::regclass");

        migrator(database).upgrade("head");

        assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'visit_remark_idx'::regclass"))
                .containsExactly("t");
    }

    @Test
    void anIndexThatAKillLeftInvalidIsBuiltAgainThoughItsBuildWasBegun() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(database).upgrade("20260102");
        DatabaseAccess killed = new DatabaseAccess(
                database.url(),
                database.user(),
                database.password(),
                Map.of(),
                (url, properties) -> Interception.of(DatabaseAccess.connect(url, properties), (sql, moment) -> {
                    if (sql.startsWith("CREATE INDEX CONCURRENTLY") && moment == Interception.Moment.AFTER) {
                        throw new SQLException("killed", "08006");
                    }
                }));
        assertThatThrownBy(() -> new Migrator(killed, CrashChangelog.SETTINGS).upgrade("head"))
                .isInstanceOf(DatabaseAwayException.class);
        database.run("UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = 'visit_remark_idx'::regclass");

        migrator(database).upgrade("head");

        assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'visit_remark_idx'::regclass"))
                .containsExactly("t");
    }

    @Test
    void anIndexThatAKilledOneStillBuildsIsBuiltAgain() throws Exception {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(database).upgrade("20260102");
        List<Connection> connections = new CopyOnWriteArrayList<>();
        DatabaseAccess access = new DatabaseAccess(
                database.url(), database.user(), database.password(), Map.of(), (url, properties) -> {
                    Connection connection = DatabaseAccess.connect(url, properties);
                    connections.add(connection);
                    return connection;
                });
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("UPDATE visit SET remark = 'written' WHERE remark = 'again'");
            Future<MoveResult> killed =
                    others.submit(() -> new Migrator(access, CrashChangelog.SETTINGS).upgrade("head"));
            String builder = builder(database);
            for (Connection connection : connections) {
                connection.abort(Runnable::run);
            }
            assertThatThrownBy(killed::get).isInstanceOf(ExecutionException.class);
            assertThat(database.rows("SELECT pid FROM pg_stat_activity WHERE pid = " + builder))
                    .as("the server builds on after the client's death")
                    .hasSize(1);

            Future<MoveResult> next = others.submit(() -> migrator(database).upgrade("head"));

            String stillThere = "SELECT pid FROM pg_stat_activity WHERE pid = " + builder;
            for (int attempt = 0; attempt < 100 && !database.rows(stillThere).isEmpty(); attempt++) {
                Thread.sleep(100);
            }
            assertThat(database.rows(stillThere)).isEmpty();
            writer.rollback();
            assertThat(next.get(20, TimeUnit.SECONDS).to()).isEqualTo("20260103000000");
        }
        assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'visit_remark_idx'::regclass"))
                .containsExactly("t");
    }

    /** Waits until a session builds the index, and gives its number. */
    private static String builder(TestDatabase database) throws Exception {
        for (int attempt = 0; attempt < 200; attempt++) {
            List<String> builders = database.rows("SELECT pid FROM pg_stat_progress_create_index WHERE index_relid <> 0"
                    + " AND datname = current_database()");
            if (!builders.isEmpty()) {
                return builders.get(0);
            }
            Thread.sleep(100);
        }
        throw new TimeoutException("nobody builds the index");
    }

    @Test
    void aMigrationOfAnotherSchemaIsNobodysPredecessor() throws Exception {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        database.run("CREATE SCHEMA other");
        TestDatabase other = new TestDatabase(Engine.POSTGRESQL, database.url() + "?currentSchema=other");
        migrator(database).upgrade("20260102");
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("UPDATE visit SET remark = 'written' WHERE remark = 'again'");
            Future<MoveResult> slow = others.submit(() -> migrator(database).upgrade("head"));
            builder(database);

            assertThat(migrator(other).upgrade("20260102").to()).isEqualTo("20260102000000");

            writer.rollback();
            assertThat(slow.get(20, TimeUnit.SECONDS).to()).isEqualTo("20260103000000");
        }
    }

    @Test
    void aValidIndexThatIsNotRecordedIsRecorded() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(database).upgrade("20260102");
        database.run("CREATE INDEX visit_remark_idx ON visit (remark)");

        assertThat(migrator(database).upgrade("head").revisions()).containsExactly("20260103000000");
    }

    private static Migrator migrator(TestDatabase database) {
        return new Migrator(database.access(), CrashChangelog.SETTINGS);
    }
}
