package dev.retort.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.retort.testing.Api;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Requests of attackers and of broken clients, in the mode {@code jwt}. A fixed seed makes them. {@code -Dretort.hostile.requests=100000}
 * sends more than the usual 3,000, {@code -Dretort.hostile.seed=2} other ones.
 */
abstract class HostileRequestsBehaviour {

    private static final int COUNT = Integer.getInteger("retort.hostile.requests", 3_000);
    private static final long SEED = Long.getLong("retort.hostile.seed", 1);
    private static final String PASSWORD = "Gr8-secret-horse";

    /** Names of classes, statements and stack traces. */
    private static final Pattern INSIDE = Pattern.compile(
            "(?:dev\\.retort|java|jakarta|io\\.(?:quarkus|vertx|netty|smallrye)|org\\.(?:h2|hibernate|postgresql|jose4j|jboss))\\.[a-z]"
                    + "|Exception|\\tat |(?i:select .* from|insert into)");

    @Inject
    DataSource dataSource;

    /** The settings of a profile, without the limits, which would refuse most of it. */
    static Map<String, String> unlimited(Map<String, String> profile) {
        Map<String, String> settings = new HashMap<>(profile);
        settings.put("retort.security.limits.failed-sign-ins-per-address", "0");
        settings.put("retort.security.limits.failed-sign-ins-per-email", "0");
        return settings;
    }

    @Test
    void noneBreaksTheServiceOrLearnsAnythingOfItsInside() throws SQLException {
        // Users 1 and 2 are somebody else.
        for (int i = 0; i < 3; i++) {
            Api.newUser();
        }
        Map<String, Object> user = Api.signUp();
        user.put("password", PASSWORD);
        Api.json(user).post("/users").then().statusCode(201);
        String email = user.get("email").toString();
        String token = TestTokens.signIn(email, PASSWORD);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        List<String> secrets = List.of(PASSWORD, signature, "$argon2", privatePart());
        HostileRequests requests = new HostileRequests(SEED, PASSWORD, token);
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (Log log = new Log();
                RawClient client = new RawClient(RestAssured.port)) {
            for (int i = 0; i < COUNT; i++) {
                String request = requests.next();
                String answer = client.answer(request);
                int status = answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
                statuses.merge(status, 1, Integer::sum);
                boolean isPlanned = status == 501 || status == 505 || (status == 503 && answer.contains("Retry-After"));
                assertThat(status < 500 || isPlanned)
                        .as("request %s\n%s\nwas answered with\n%s", i, request, answer)
                        .isTrue();
                if (!request.contains("/q/")) {
                    assertThat(INSIDE.matcher(answer.replace("java.lang.Runtime", ""))
                                    .find())
                            .as("request %s\n%s\nwas answered with\n%s", i, request, answer)
                            .isFalse();
                }
                assertThat(answer).as("answer to %s", request).doesNotContain(secrets);
            }
            assertThat(log.entries).noneMatch(entry -> secrets.stream().anyMatch(entry::contains));
            assertThat(log.entries).noneMatch(entry -> INSIDE.matcher(entry).find());
            assertThat(log.troubles).isEmpty();
        }
        System.out.println(COUNT + " hostile requests, by status (0: closed): " + statuses);
        String again = TestTokens.signIn(email, PASSWORD);
        given().header("Authorization", "Bearer " + again)
                .get("/users/me")
                .then()
                .statusCode(200)
                .body("role", equalTo("user"));
        assertThat(admins()).isZero();
    }

    private static String privatePart() {
        String key = org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("retort.security.key", String.class);
        return dev.retort.testing.Json.strictly(key).path("d").textValue();
    }

    private int admins() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from users where role = 'ADMIN'")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** All that is logged, with stack traces, until it is closed. */
    private static final class Log extends Handler implements AutoCloseable {

        private final Queue<String> entries = new ConcurrentLinkedQueue<>();
        private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

        Log() {
            Logger.getLogger("").addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            StringWriter text = new StringWriter();
            text.append(entry.getMessage());
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text));
            }
            entries.add(text.toString());
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                troubles.add(text.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }
}
