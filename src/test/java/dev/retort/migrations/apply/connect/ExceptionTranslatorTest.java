package dev.retort.migrations.apply.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.changelog.ChangeSet;
import org.junit.jupiter.api.Test;

class ExceptionTranslatorTest {

    @Test
    void endWithTheReasonAndWithoutTheStatementThatH2Repeats() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item(code int unique)");
            statement.execute("insert into item values (0)");
            SQLException twice =
                    catchThrowableOfType(SQLException.class, () -> statement.execute("insert into item values (0)"));
            ChangeSet changeSet = new ChangeSet("2", "a", false, false, "db/some.yaml", null, null, null);
            assertThat(ExceptionTranslator.of(changeSet, "apply", twice))
                    .hasMessageStartingWith("changeset 'db/some.yaml::2' failed: Unique index")
                    .hasMessageEndingWith("VALUES ( /* 1 */ 0 )\"");
        }
    }
}
