package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.RunningService;
import dev.retort.testing.ServiceDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Six replicas of the packaged service, started at once on one PostgreSQL database that has no table yet. */
@Isolated("measures time, and takes all of the processor")
class ReplicasIT {

    private static final Logger LOG = Logger.getLogger(ReplicasIT.class);

    /** What docs/operations.md promises. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(10);

    /** Six at once on a small machine. */
    private static final Duration START = Duration.ofMinutes(4);

    /** Any number: the lock that the gate waits for. */
    private static final int GATE = 3;

    @TempDir
    Path folder;

    private final List<RunningService> replicas = new ArrayList<>();
    private ServiceDatabase database;
    private Connection connection;

    @BeforeEach
    void createDatabase() {
        database = ServiceDatabase.create(Engine.POSTGRESQL, folder);
        connection = database.connect();
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        replicas.forEach(RunningService::close);
    }

    @Test
    void anotherTakesOverFromTheOneThatIsKilledInMidMigrationAndEachChangeSetIsAppliedOnce() throws SQLException {
        closeGate();
        startSix();
        awaitAtGate();
        RunningService migrating =
                replicas.stream().filter(ReplicasIT::applies).findFirst().orElseThrow();
        List<RunningService> waiting =
                replicas.stream().filter(each -> each != migrating).toList();
        Awaitility.await("all listen").atMost(Duration.ofMinutes(1)).until(() -> waiting.stream()
                .allMatch(each -> each.statusOf("/q/health/live") == 200));
        assertThat(waiting).allMatch(each -> each.statusOf("/q/health/ready") == 503);
        assertThat(waiting).allMatch(each -> each.statusOf("/users") == 503);
        assertThat(waiting).allMatch(each -> each.statusOf("/") == 200);

        migrating.kill();
        long killed = System.nanoTime();
        Awaitility.await("another one applies")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting.stream().anyMatch(ReplicasIT::applies));
        Duration taken = Duration.ofNanos(System.nanoTime() - killed);
        openGate();

        LOG.infof("Taken over %d ms after the kill", taken.toMillis());
        assertThat(taken).isLessThan(TAKEN_OVER);
        Awaitility.await("all ready").atMost(START).until(() -> waiting.stream()
                .allMatch(each -> each.statusOf("/q/health/ready") == 200));
        assertEachChangeSetIsRecordedOnce();
        assertThat(waiting).allMatch(replica -> replica.statusOf("/users") == 200);
        assertThat(waiting.stream().filter(ReplicasIT::applies))
                .as("the others found nothing to do")
                .hasSize(1);
    }

    private void startSix() {
        IntStream.range(0, 6)
                .forEach(each -> replicas.add(RunningService.start(Engine.POSTGRESQL, folder, database.settings())));
    }

    private static boolean applies(RunningService replica) {
        return replica.log().contains("Applying 20260");
    }

    /** From now on a migration stops before it changes a table that it has made, with one revision behind it. */
    private void closeGate() throws SQLException {
        run("CREATE FUNCTION gate() RETURNS event_trigger LANGUAGE plpgsql AS $$"
                + " BEGIN PERFORM pg_advisory_xact_lock_shared(" + GATE + "); END; $$");
        run("CREATE EVENT TRIGGER gate ON ddl_command_start WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION gate()");
        run("SELECT pg_advisory_lock(" + GATE + ")");
    }

    private void openGate() throws SQLException {
        run("SELECT pg_advisory_unlock(" + GATE + ")");
    }

    private void awaitAtGate() {
        Awaitility.await("one stands before the gate")
                .atMost(START)
                .until(() -> number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 1);
    }

    private void assertEachChangeSetIsRecordedOnce() throws SQLException {
        long recorded = number("SELECT count(*) FROM databasechangelog");
        assertThat(recorded).isPositive();
        assertThat(number("SELECT count(DISTINCT (filename, id, author)) FROM databasechangelog"))
                .isEqualTo(recorded);
        assertThat(number("SELECT count(DISTINCT filename) FROM databasechangelog"))
                .isGreaterThanOrEqualTo(3);
        assertThat(number("SELECT count(*) FROM databasechangeloglock WHERE locked OR id NOT IN (1, 3)"))
                .as("rows but those of the lock and of the agreement")
                .isZero();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
