package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.migrations.apply.FaultyDisk;
import dev.retort.migrations.apply.FaultyDisk.Fault;
import dev.retort.testing.PostgresqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which words of a database mean that it cannot serve a request now, though it is there, or that it lacks something. */
class DatabaseFailureTest {

    @TempDir
    Path folder;

    @AfterEach
    void mendDisk() {
        FaultyDisk.have(Fault.NONE);
    }

    @Test
    void fullDiskBelowH2AndItServesAgainWhenThereIsRoom() throws SQLException {
        String url = "jdbc:h2:file:faulty:" + folder.resolve("db") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        FaultyDisk.have(Fault.NONE);
        Connection first = DriverManager.getConnection(url);
        Statement statement = first.createStatement();
        statement.execute("create table item(code int)");
        FaultyDisk.have(Fault.FULL);

        assertThat(isAwayAfter(statement, "insert into item values (1)")).isTrue();

        FaultyDisk.have(Fault.NONE);
        // H2 tells of the trouble once more.
        assertThat(catchThrowable(first::close)).isInstanceOf(SQLException.class);
        try (Connection second = DriverManager.getConnection(url);
                Statement again = second.createStatement()) {
            assertThat(again.executeUpdate("insert into item values (2)")).isOne();
        }
    }

    @Test
    void fileOfH2ThatCanOnlyBeRead() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table item(code int)");
        }
        try (Connection connection = DriverManager.getConnection(url + ";ACCESS_MODE_DATA=r");
                Statement statement = connection.createStatement()) {
            assertThat(isAwayAfter(statement, "insert into item values (1)")).isTrue();
        }
    }

    @Test
    void postgresqlThatCanOnlyBeReadOrTakesTooLong() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        PostgresqlServer.createDatabase(), PostgresqlServer.USER, PostgresqlServer.USER);
                Statement statement = connection.createStatement()) {
            statement.execute("create table item(code int)");
            statement.execute("set statement_timeout = 50");
            assertThat(isAwayAfter(statement, "select pg_sleep(5)")).isTrue();
            statement.execute("set default_transaction_read_only = on");
            assertThat(isAwayAfter(statement, "insert into item values (1)")).isTrue();
        }
    }

    @Test
    void tablesAndColumnsThatAreNotThereAreNoneOfThem() throws SQLException {
        for (String url : List.of("jdbc:h2:mem:", PostgresqlServer.createDatabase())) {
            try (Connection connection =
                            DriverManager.getConnection(url, PostgresqlServer.USER, PostgresqlServer.USER);
                    Statement statement = connection.createStatement()) {
                assertLacks(statement, "select * from nowhere");
                statement.execute("create table item(code int)");
                assertLacks(statement, "select * from nowhere");
                assertLacks(statement, "select name from item");
                SQLException ours = failure(statement, "insert into item values ('x')");
                assertThat(DatabaseFailure.lacksSchema(ours)).isFalse();
                assertThat(DatabaseFailure.isAway(ours)).isFalse();
            }
        }
    }

    private static void assertLacks(Statement statement, String sql) {
        SQLException failure = failure(statement, sql);
        assertThat(DatabaseFailure.lacksSchema(new IllegalStateException(failure)))
                .as(failure.getMessage())
                .isTrue();
        assertThat(DatabaseFailure.isAway(failure)).isFalse();
    }

    private static boolean isAwayAfter(Statement statement, String sql) {
        SQLException failure = failure(statement, sql);
        return DatabaseFailure.isAway(failure) && !DatabaseFailure.lacksSchema(failure);
    }

    private static SQLException failure(Statement statement, String sql) {
        return catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
    }
}
