package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.schema.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * To PostgreSQL a killed process is connections that end. They are ended before and after each statement and each
 * commit of a migration; whatever they leave must be brought to the end.
 */
@Execution(ExecutionMode.CONCURRENT)
class PostgresqlCrashTest {

    @TempDir
    Path directory;

    @Test
    void whereverAnUpgradeIsKilledTheNextOneFinishesIt() throws SQLException {
        TestDatabase uncrashed = TestDatabase.create(Engine.POSTGRESQL, directory);
        int windows = killedAt(Integer.MAX_VALUE, uncrashed, migrator -> migrator.upgrade("head"));
        List<String> expected = CrashChangelog.outcome(uncrashed);

        assertThat(windows).isGreaterThan(200);
        for (int window : Kills.some(IntStream.range(0, windows).boxed().toList())) {
            TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
            killedAt(window, database, migrator -> migrator.upgrade("head"));
            migrator(database).upgrade("head");
            assertThat(CrashChangelog.outcome(database)).as("window " + window).isEqualTo(expected);
        }
    }

    @Test
    void whereverADowngradeIsKilledTheNextOneFinishesIt() throws SQLException {
        TestDatabase uncrashed = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(uncrashed).upgrade("head");
        List<String> top = CrashChangelog.outcome(uncrashed);
        int windows = killedAt(Integer.MAX_VALUE, uncrashed, migrator -> migrator.downgrade("base"));
        String bottom = uncrashed.fingerprint();

        assertThat(windows).isGreaterThan(100);
        for (int window : Kills.some(IntStream.range(0, windows).boxed().toList())) {
            TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
            migrator(database).upgrade("head");
            killedAt(window, database, migrator -> migrator.downgrade("base"));
            migrator(database).downgrade("base");
            assertThat(database.fingerprint()).as("window " + window).isEqualTo(bottom);
            migrator(database).upgrade("head");
            assertThat(CrashChangelog.outcome(database)).as("window " + window).isEqualTo(top);
        }
    }

    @Test
    void whereverADowngradeIsKilledAnUpgradeLeadsBackToTheTop() throws SQLException {
        TestDatabase uncrashed = TestDatabase.create(Engine.POSTGRESQL, directory);
        migrator(uncrashed).upgrade("head");
        List<String> top = CrashChangelog.outcomeBesidesOrder(uncrashed);
        int windows = killedAt(Integer.MAX_VALUE, uncrashed, migrator -> migrator.downgrade("base"));
        String bottom = uncrashed.fingerprint();

        for (int window : Kills.some(IntStream.range(0, windows).boxed().toList())) {
            TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
            migrator(database).upgrade("head");
            killedAt(window, database, migrator -> migrator.downgrade("base"));
            migrator(database).upgrade("head");
            assertThat(CrashChangelog.outcomeBesidesOrder(database))
                    .as("window " + window)
                    .isEqualTo(top);
            migrator(database).downgrade("base");
            assertThat(database.fingerprint()).as("window " + window).isEqualTo(bottom);
        }
    }

    private static Migrator migrator(TestDatabase database) {
        return new Migrator(database.access(), CrashChangelog.SETTINGS);
    }

    /** Ends every connection at one moment; returns how many moments there were. */
    private static int killedAt(int moment, TestDatabase database, Consumer<Migrator> work) {
        DyingProcess process = new DyingProcess(moment);
        DatabaseAccess access =
                new DatabaseAccess(database.url(), database.user(), database.password(), Map.of(), process::open);
        try {
            work.accept(new Migrator(access, CrashChangelog.SETTINGS));
            assertThat(moment).isEqualTo(Integer.MAX_VALUE);
        } catch (Killed expected) {
            assertThat(process.moments).isGreaterThanOrEqualTo(moment);
        } catch (RuntimeException consequence) {
            assertThat(process.moments).as(consequence.toString()).isGreaterThan(moment);
        }
        return process.moments;
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class DyingProcess {

        private final int last;
        private final List<Connection> connections = new ArrayList<>();
        private int moments;

        DyingProcess(int last) {
            this.last = last;
        }

        Connection open(String url, Properties properties) throws SQLException {
            if (moments > last) {
                throw new Killed();
            }
            Connection connection = DatabaseAccess.connect(url, properties);
            connections.add(connection);
            return Interception.of(connection, (sql, moment) -> pass());
        }

        private void pass() throws SQLException {
            if (moments++ >= last) {
                for (Connection connection : connections) {
                    connection.abort(Runnable::run);
                }
                throw new Killed();
            }
        }
    }
}
