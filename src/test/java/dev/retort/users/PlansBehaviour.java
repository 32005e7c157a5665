package dev.retort.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** The engine's plans of exactly those statements that requests send, over a table large enough for an index to pay. */
abstract class PlansBehaviour {

    static final int USERS = 30_000;

    private static final List<String> SORTS =
            List.of("id", "-id", "name", "-name", "email", "-email", "age", "-age", "createdAt", "-createdAt");

    private static final long MIDDLE = 1_015_000;

    /** The end of a statement that reads a page. */
    static final String FETCH = " fetch first ? rows only";

    /** About every hundredth of these users. */
    static final String PREFIX = "nAme 12";

    /** Where a page begins in the middle of each list. */
    private static final Map<UserSort.Key, Object> VALUES = Map.of(
            UserSort.Key.NAME,
            "Name 5",
            UserSort.Key.EMAIL,
            "u5",
            UserSort.Key.AGE,
            44,
            UserSort.Key.CREATED_AT,
            Instant.parse("2026-01-02T00:00:00Z"));

    @Inject
    DataSource dataSource;

    @Inject
    Cursors cursors;

    /** SQL for a table {@code n} with one column {@code n} of the numbers 1 to {@link #USERS}. */
    abstract String numbers();

    @BeforeEach
    void load() throws SQLException {
        if (!explained("select 1 from users fetch first 1 rows only").isEmpty()) {
            return;
        }
        execute("insert into users (id, name, email, password, age, created_at, updated_at, version, role,"
                + " tokens_valid_from)"
                + " select 1000000 + n, 'Name ' || mod(n * 7919, 7507), 'u' || mod(n * 1047, 10003) || '-' || n"
                + " || '@example.org', 'none', case when mod(n, 5) = 0 then null else mod(n, 90) end,"
                + " timestamp with time zone '2026-01-01 00:00:00+00' + mod(n * 31, 500000) * interval '1' second,"
                + " timestamp with time zone '2026-01-01 00:00:00+00', 0, 'USER',"
                + " timestamp with time zone '1970-01-01 00:00:00+00' from " + numbers());
    }

    /** All that a client can ask of a list without a filter, and one user. */
    List<String> statementsInOrder() {
        return statements(Stream.concat(Stream.of("/users/1000001"), lists(new UserFilter(null, null))));
    }

    /** All that a client can ask of a filtered list. */
    List<String> statementsWithFilter(UserFilter filter) {
        return statements(lists(filter));
    }

    private Stream<String> lists(UserFilter filter) {
        List<String> paths = new ArrayList<>();
        String filters = (filter.namePrefix() == null
                        ? ""
                        : "&name=" + filter.namePrefix().replace(" ", "%20"))
                + (filter.email() == null ? "" : "&email=" + filter.email());
        for (String name : SORTS) {
            UserSort sort = UserSort.named(name).orElseThrow();
            String list = "/users?sort=" + name + filters;
            Object value = sort.key() == UserSort.Key.ID ? null : VALUES.get(sort.key());
            paths.add(list);
            paths.add(list + "&after=" + cursors.sign(new Position(value, MIDDLE), sort, filter));
            if (sort.key() == UserSort.Key.AGE) {
                paths.add(list + "&after=" + cursors.sign(new Position(null, MIDDLE), sort, filter));
            }
        }
        return paths.stream();
    }

    private static List<String> statements(Stream<String> paths) {
        Set<String> statements = new LinkedHashSet<>();
        paths.forEach(path -> {
            List<String> sent = SentStatements.of(
                    () -> given().urlEncodingEnabled(false).get(path).then().statusCode(200));
            assertThat(sent).as(path).isNotEmpty();
            statements.addAll(sent);
        });
        return List.copyOf(statements);
    }

    /** The first column of all rows that {@code sql} gives, with parameters for the first page from the middle on. */
    String explained(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            int count = parameters.getParameterCount();
            boolean paged = sql.endsWith(FETCH);
            for (int number = 1; number <= count; number++) {
                if (paged && number == count) {
                    statement.setInt(number, 21);
                    continue;
                }
                switch (parameters.getParameterTypeName(number).toLowerCase(Locale.ROOT)) {
                    case "int8", "bigint" -> statement.setLong(number, MIDDLE);
                    case "int4", "integer" -> statement.setInt(number, 44);
                    case "timestamptz", "timestamp with time zone" ->
                        statement.setObject(number, OffsetDateTime.of(2026, 1, 2, 0, 0, 0, 0, ZoneOffset.UTC));
                    default -> statement.setString(number, "Name 5");
                }
            }
            return text(statement.executeQuery());
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String text(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (rows.next()) {
            text.append(rows.getString(1)).append('\n');
        }
        return text.toString();
    }
}
