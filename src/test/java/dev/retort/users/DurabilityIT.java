package dev.retort.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.PostgresqlServer;
import dev.retort.testing.RunningService;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answered write is there after {@code kill -9}. */
class DurabilityIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyAnsweredSignUpSurvivesKill(Engine engine) throws InterruptedException, SQLException {
        Map<String, String> settings = RunningService.onNewDatabase(engine);
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            CountDownLatch enough = new CountDownLatch(60);
            List<Thread> clients = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(i -> new Thread(() -> signUpUntilItEnds(service, answered, enough)))
                    .toList();
            clients.forEach(Thread::start);
            enough.await();
            service.kill();
            for (Thread client : clients) {
                client.join();
            }
        }
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            assertThat(answered)
                    .hasSizeGreaterThanOrEqualTo(60)
                    .allSatisfy(location ->
                            given().port(service.port()).get(location).then().statusCode(200));
        }
        assertThat(passwords(engine, settings))
                .as("at the cost of the packaged application, not of tests")
                .hasSizeGreaterThanOrEqualTo(60)
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    private List<String> passwords(Engine engine, Map<String, String> settings) throws SQLException {
        String url = settings.getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:h2:file:" + folder + "/data/retort");
        String user = engine == Engine.H2 ? "" : PostgresqlServer.USER;
        List<String> passwords = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, user, user);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select password from users")) {
            while (rows.next()) {
                passwords.add(rows.getString(1));
            }
        }
        return passwords;
    }

    private static void signUpUntilItEnds(
            RunningService service, ConcurrentLinkedQueue<String> answered, CountDownLatch enough) {
        try {
            while (true) {
                String location = given().port(service.port())
                        .contentType(ContentType.JSON)
                        .body(Map.of(
                                "name", "N", "email", UUID.randomUUID() + "@example.org", "password", "correct horse"))
                        .post("/users")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id")
                        .toString();
                answered.add("/users/" + location);
                enough.countDown();
            }
        } catch (Exception | AssertionError e) {
            // The service was killed.
            enough.countDown();
        }
    }
}
