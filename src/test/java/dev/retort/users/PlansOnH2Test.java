package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Plans of H2, which has no index over upper-case names: a search by them reads in the order of the list. */
@QuarkusTest
@TestProfile(PlansOnH2Test.OwnDatabase.class)
class PlansOnH2Test extends PlansBehaviour {

    /** Nobody else adds users. */
    public static class OwnDatabase extends OnH2 {}

    @Override
    String numbers() {
        return "(select cast(x as bigint) as n from system_range(1, " + USERS + "))";
    }

    @Test
    void pagesAreReadInTheOrderOfAnIndex() throws SQLException {
        execute("analyze");

        for (String sql : statementsInOrder()) {
            String plan = explained("explain " + sql);
            assertThat(plan).as(sql).doesNotContain("tableScan");
            if (sql.contains("order by")) {
                assertThat(plan).as(sql).contains("/* index sorted */");
            }
        }
    }

    @Test
    void searchByStartOfNameStaysInTheOrderOfAnIndex() throws SQLException {
        execute("analyze");

        for (String sql : statementsWithFilter(new UserFilter(PREFIX, null))) {
            assertThat(explained("explain " + sql))
                    .as(sql)
                    .contains("/* index sorted */")
                    .doesNotContain("tableScan");
        }
    }

    @Test
    void searchByAddressGoesByAnIndex() throws SQLException {
        execute("analyze");

        for (String sql : statementsWithFilter(new UserFilter(null, "u5-5@example.org"))) {
            assertThat(explained("explain " + sql)).as(sql).doesNotContain("tableScan");
        }
    }
}
