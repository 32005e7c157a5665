package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.RunningService;
import dev.retort.testing.ServiceDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at once: sign-ups do not starve reads, one address signs up once, and no change of a user is lost. */
@Isolated("measures time, and takes all of the processor")
class SignUpBurstIT {

    private static final int SIGN_UPS = 50;

    /** Small enough for a burst to overflow, beside which a calm sign-up finds room. */
    private static final int SMALL_QUEUE = 10;

    /** Hashing is what the second compiler is for. */
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    static Path folder;

    private static final Map<Engine, ServiceDatabase> DATABASES = new HashMap<>();
    private static final Map<Engine, RunningService> SERVICES = new HashMap<>();

    @BeforeAll
    static void start() {
        for (Engine engine : Engine.values()) {
            ServiceDatabase database = ServiceDatabase.create(engine, folder);
            DATABASES.put(engine, database);
            SERVICES.put(engine, RunningService.start(engine, folder, database.settings(), BOTH_COMPILERS));
        }
        SERVICES.values().forEach(RunningService::awaitReady);
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(RunningService::close);
    }

    @ParameterizedTest
    @EnumSource
    void readsAreAnsweredWhileFiftySignUpsWait(Engine engine) throws Exception {
        RunningService service = SERVICES.get(engine);
        URI user = signUp(service, address())
                .join()
                .headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow();
        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> signUps = burst(SIGN_UPS, number -> signUp(service, address()));
        CompletableFuture<Void> all = CompletableFuture.allOf(signUps.toArray(CompletableFuture[]::new));
        List<Long> reads = new ArrayList<>();
        while (!all.isDone()) {
            long asked = System.nanoTime();
            assertThat(CLIENT.send(HttpRequest.newBuilder(user).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            reads.add(System.nanoTime() - asked);
        }
        Duration burst = Duration.ofNanos(System.nanoTime() - start);
        assertThat(signUps).allMatch(answer -> answer.join().statusCode() == 201, "signed up");
        Collections.sort(reads);
        Duration median = Duration.ofNanos(reads.get(reads.size() / 2));
        Duration longest = Duration.ofNanos(reads.get(reads.size() - 1));
        assertThat(reads).as("reads during a burst of " + burst).hasSizeGreaterThan(SIGN_UPS);
        assertThat(median.multipliedBy(50))
                .as("fifty median reads, %s each", median)
                .isLessThan(burst);
        assertThat(longest.multipliedBy(2)).as("twice the longest read").isLessThan(burst);
    }

    @ParameterizedTest
    @EnumSource
    void passwordsAreHashedAtTheCostOfThePackagedApplication(Engine engine) throws SQLException {
        signUp(SERVICES.get(engine), address()).join();
        try (Connection connection = DATABASES.get(engine).connect();
                Statement statement = connection.createStatement();
                ResultSet users = statement.executeQuery("select password from users order by id desc")) {
            assertThat(users.next()).isTrue();
            assertThat(users.getString(1)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        }
    }

    /** The queue is before the database, whichever that is. */
    @Test
    void burstBeyondTheQueueIsAskedToComeAgain() {
        Map<String, String> settings =
                Map.of("RETORT_PASSWORDS_QUEUE", Integer.toString(SMALL_QUEUE), "RETORT_PASSWORDS_HASHES_AT_ONCE", "1");
        Path ownFolder = folder.resolve("small-queue");
        assertThat(ownFolder.toFile().mkdir()).isTrue();
        try (RunningService service =
                RunningService.start(Engine.H2, ownFolder, settings).awaitReady()) {
            List<HttpResponse<String>> answers = burst(SIGN_UPS, number -> signUp(service, address())).stream()
                    .map(CompletableFuture::join)
                    .toList();
            List<HttpResponse<String>> refused = answers.stream()
                    .filter(answer -> answer.statusCode() != 201)
                    .toList();
            assertThat(refused).as("refused").isNotEmpty();
            assertThat(answers.size() - refused.size()).as("signed up").isGreaterThanOrEqualTo(SMALL_QUEUE);
            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.headers()
                                .firstValue("Retry-After")
                                .map(Integer::parseInt)
                                .orElseThrow())
                        .isPositive();
            });
            assertThat(signUp(service, address()).join().statusCode())
                    .as("a sign-up after the burst")
                    .isEqualTo(201);
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> burst(
            int size, java.util.function.IntFunction<CompletableFuture<HttpResponse<String>>> request) {
        return IntStream.range(0, size).mapToObj(request).toList();
    }

    private static CompletableFuture<HttpResponse<String>> signUp(RunningService service, String email) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(service.uri("/users"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"name\":\"N\",\"email\":\"" + email + "\",\"password\":\"correct horse\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }
}
