package dev.retort.migrations.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.testing.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The remedy fits the error that the engine really gives. */
class RemedyTest {

    private static final String USER = PostgresqlServer.USER;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table item(id int)                                      | drop them, or record the revision",
                "alter table item add code int                                  | drop them, or record the revision",
                "create index item_code on item(code)                           | drop them, or record the revision",
                "create sequence numbers                                        | drop them, or record the revision",
                "alter table nowhere add code int                               | correct the name in the file",
                "alter table item drop column nowhere                           | correct the name in the file",
                "alter table item add constraint once unique (code)             | correct or delete the rows",
                "alter table item alter column name set not null                | correct or delete the rows",
                "alter table item add constraint positive check (code > 1)      | correct or delete the rows",
                "insert into item values (1, 1, cast('x' as int))               | correct or delete the rows",
                "alter tabel item add x int                                     | correct the SQL",
                "update item set code = 1 where fn_that_is_not(code) = 1        | correct the name in the file",
            })
    void namesWhatToDo(String statement, String remedy) throws SQLException {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
                Connection postgresql = DriverManager.getConnection(PostgresqlServer.createDatabase(), USER, USER)) {
            assertThat(Remedy.of(new IllegalStateException(failure(h2, statement)), "otherwise"))
                    .as("H2")
                    .contains(remedy);
            assertThat(Remedy.of(failure(postgresql, statement), "otherwise"))
                    .as("PostgreSQL")
                    .contains(remedy);
        }
    }

    private static SQLException failure(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table item(id int, code int, name varchar(9))");
            statement.execute("create index item_code on item(code)");
            statement.execute("create sequence numbers");
            statement.execute("insert into item values (1, 1, null), (2, 1, null)");
            return catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
        }
    }
}
