package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** The schema that the changelog built is the one that the entities need. */
abstract class SchemaBehaviour {

    @Inject
    SessionFactory sessions;

    @Inject
    DataSource dataSource;

    @Test
    void hibernateFindsWhatItNeeds() {
        assertThatCode(() -> sessions.getSchemaManager().validate()).doesNotThrowAnyException();
    }

    @Test
    void hibernateMissesAColumnThatIsGone() throws SQLException {
        execute("alter table users rename column age to years");
        try {
            assertThatCode(() -> sessions.getSchemaManager().validate()).hasMessageContaining("age");
        } finally {
            execute("alter table users rename column years to age");
        }
    }

    @Test
    void idsComeInTheStepsThatHibernateTakes() throws SQLException {
        long first = number("select nextval('users_seq')");
        assertThat(number("select nextval('users_seq')")).isEqualTo(first + 50);
    }

    @Test
    void namesAndAddressesAreSortedByCodePoint() throws SQLException {
        assertThat(number("select count(*) from information_schema.columns where lower(table_name) = 'users'"
                        + " and lower(column_name) in ('name', 'email') and collation_name in ('C', 'OFF')"))
                .isEqualTo(2);
    }

    @Test
    void changelogIsRecordedChangesetByChangeset() throws SQLException {
        assertThat(number("select count(distinct filename) from databasechangelog where filename like 'db/%/202601%'"))
                .as("revisions that the service began with")
                .isEqualTo(4);
        assertThat(number("select count(*) from databasechangelog where exectype <> 'EXECUTED'"))
                .isZero();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
