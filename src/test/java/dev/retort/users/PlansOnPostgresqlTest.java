package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.testing.Json;
import dev.retort.testing.OnPostgresql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans with fresh statistics and with none, as after a bulk load; of a statement's first run, and of a prepared one, for
 * which PostgreSQL may take a generic plan. It takes none here: for a LIMIT that is a parameter it would reckon with a
 * tenth of the table.
 */
@QuarkusTest
@TestProfile(PlansOnPostgresqlTest.OwnDatabase.class)
class PlansOnPostgresqlTest extends PlansBehaviour {

    /** More than the five after which PostgreSQL considers a generic plan. */
    private static final int RUNS = 8;

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    /** Rows of the longest page. */
    private static final int PAGE = 100;

    /** Nobody else adds users, and no statistics are gathered in the background. */
    public static class OwnDatabase extends OnPostgresql {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "60");
            return settings;
        }
    }

    @Override
    String numbers() {
        return "generate_series(1, " + USERS + ") as numbers(n)";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pagesAreReadInTheOrderOfAnIndex(boolean withStatistics) throws SQLException {
        prepare(withStatistics);

        for (String sql : statementsInOrder()) {
            for (String plan : plans(sql)) {
                assertThat(plan).as(sql).contains("\"Index Name\"").doesNotContain("Seq Scan", "Incremental Sort");
                assertThat(sorted(Json.strictly(plan).get(0).get("Plan")))
                        .as("rows that are sorted by %s in %s", sql, plan)
                        .isLessThanOrEqualTo(PAGE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void searchByStartOfNameUsesAnIndexInEveryOrder(boolean withStatistics) throws SQLException {
        prepare(withStatistics);
        List<String> statements = statementsWithFilter(new UserFilter(PREFIX, null));

        for (String sql : statements) {
            for (String plan : plans(sql)) {
                assertThat(plan).as(sql).contains("\"Index Name\"").doesNotContain("Seq Scan");
            }
        }
        if (withStatistics) {
            assertThat(statements)
                    .as("some search goes by the index of upper-case names")
                    .anySatisfy(sql -> assertThat(plans(sql)).anyMatch(plan -> plan.contains("users_name_upper_idx")));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void searchByAddressUsesAnIndexInEveryOrder(boolean withStatistics) throws SQLException {
        prepare(withStatistics);

        for (String sql : statementsWithFilter(new UserFilter(null, "u5-5@example.org"))) {
            for (String plan : plans(sql)) {
                assertThat(plan).as(sql).contains("\"Index Name\"").doesNotContain("Seq Scan");
            }
        }
    }

    /** The prefix alone: what a search costs before it is sorted. */
    @Test
    void startOfNameIsARangeOfItsIndexWhateverTheValue() throws SQLException {
        prepare(true);
        String counted = statementsWithFilter(new UserFilter(PREFIX, null)).get(0);

        String plan = prepared(counted.substring(0, counted.indexOf(" order by ")), "force_generic_plan");

        assertThat(plan).contains("users_name_upper_idx").doesNotContain("Seq Scan");
    }

    private void prepare(boolean withStatistics) throws SQLException {
        execute("alter table users set (autovacuum_enabled = false)");
        execute("delete from pg_statistic where starelid = 'users'::regclass");
        execute(withStatistics ? "analyze users" : "select pg_clear_relation_stats('public', 'users')");
    }

    /** Rows that the plan expects to sort: no more than those of a small tie, however large the table. */
    private static int sorted(JsonNode plan) {
        int rows = plan.get("Node Type").asText().equals("Sort")
                ? plan.get("Plan Rows").asInt()
                : 0;
        for (JsonNode child : plan.path("Plans")) {
            rows = Math.max(rows, sorted(child));
        }
        return rows;
    }

    /** Of the first request, and of one after the server has the choice between a plan for its values and a generic one. */
    private List<String> plans(String sql) throws SQLException {
        return List.of(explained("explain (format json) " + sql), prepared(sql, "auto"));
    }

    /** The plan of a prepared statement that has run as often as PostgreSQL waits before it considers a generic plan. */
    private String prepared(String sql, String mode) throws SQLException {
        AtomicInteger number = new AtomicInteger();
        String numbered = PARAMETER.matcher(sql).replaceAll(parameter -> "\\$" + number.incrementAndGet());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = " + mode);
            statement.execute("prepare sent as " + numbered);
            try {
                String execution = "execute sent" + values(statement, sql);
                for (int run = 0; run < RUNS; run++) {
                    statement.execute(execution);
                }
                return text(statement.executeQuery("explain (format json) " + execution));
            } finally {
                statement.execute("deallocate sent");
                statement.execute("reset plan_cache_mode");
            }
        }
    }

    private static String values(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet types = statement.executeQuery(
                "select type::text from pg_prepared_statements,"
                        + " unnest(parameter_types) with ordinality as parameter (type, number) where name = 'sent' order by number")) {
            while (types.next()) {
                values.add(
                        switch (types.getString(1)) {
                            case "bigint" -> "1015000";
                            case "integer" -> "44";
                            case "timestamp with time zone" -> "'2026-01-02 00:00:00Z'";
                            default -> "'Name 5'";
                        });
            }
        }
        if (sql.endsWith(FETCH)) {
            values.set(values.size() - 1, "21");
        }
        return values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
    }
}
