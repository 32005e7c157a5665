package dev.retort.migrations;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classifies the errors of both databases, real ones and every SQL state in the table. */
class DatabaseErrorTest {

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
                assertThat(lacksSchema(ours)).isFalse();
                assertThat(DatabaseError.isTemporary(ours)).isFalse();
            }
        }
    }

    /** Every SQL state of the two engines that is reacted to. */
    @ParameterizedTest
    @CsvSource({
        "08001, AWAY",
        "08003, AWAY",
        "08006, AWAY",
        "57P01, AWAY",
        "57P02, AWAY",
        "57P03, AWAY",
        "53200, AWAY",
        "53300, AWAY",
        "53400, AWAY",
        "90020, AWAY",
        "90067, AWAY",
        "90098, AWAY",
        "90121, AWAY",
        "53100, FULL",
        "58030, FULL",
        "90028, FULL",
        "90031, FULL",
        "90062, FULL",
        "25006, READ_ONLY",
        "90097, READ_ONLY",
        "57014, TIMEOUT",
        "28000, NO_RIGHTS",
        "28P01, NO_RIGHTS",
        "42501, NO_RIGHTS",
        "90040, NO_RIGHTS",
        "90096, NO_RIGHTS",
        "3F000, MISSING_SCHEMA",
        "42P01, MISSING_SCHEMA",
        "42703, MISSING_SCHEMA",
        "42S02, MISSING_SCHEMA",
        "42S03, MISSING_SCHEMA",
        "42S04, MISSING_SCHEMA",
        "42S22, MISSING_SCHEMA",
        "90079, MISSING_SCHEMA",
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, CONFLICT",
        "HYT00, CONFLICT",
        "50200, CONFLICT",
        "90131, CONFLICT",
    })
    void everyStateIsOfOneKind(String state, DatabaseError kind) {
        assertThat(DatabaseError.in(new IllegalStateException(new SQLException("", state))))
                .containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42601", "90081", "HY000", "00000"})
    void otherStatesAreOfNone(String state) {
        assertThat(DatabaseError.in(new SQLException("", state.replace("90081", "90081"))))
                .isEmpty();
    }

    private static boolean lacksSchema(Throwable failure) {
        return DatabaseError.in(failure).contains(DatabaseError.MISSING_SCHEMA);
    }

    private static void assertLacks(Statement statement, String sql) {
        SQLException failure = failure(statement, sql);
        assertThat(lacksSchema(new IllegalStateException(failure)))
                .as(failure.getMessage())
                .isTrue();
        assertThat(DatabaseError.isTemporary(failure)).isFalse();
    }

    private static boolean isAwayAfter(Statement statement, String sql) {
        SQLException failure = failure(statement, sql);
        return DatabaseError.isTemporary(failure) && !lacksSchema(failure);
    }

    private static SQLException failure(Statement statement, String sql) {
        return catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
    }
}
