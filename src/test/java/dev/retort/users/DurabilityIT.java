package dev.retort.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.Processor;
import dev.retort.testing.RunningService;
import io.restassured.http.ContentType;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answered write is there after {@code kill -9}. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Processor.MUCH_OF_IT, mode = ResourceAccessMode.READ)
class DurabilityIT {

    private static final int WRITES = 100;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyAnsweredSignUpSurvivesKill(Engine engine) throws InterruptedException {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(engine));
        // The more are written, the better.
        settings.put("RETORT_PASSWORDS_MEMORY_KIB", "64");
        settings.put("RETORT_PASSWORDS_ITERATIONS", "1");
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        try (RunningService service =
                RunningService.startJar(engine, folder, settings).awaitReady()) {
            CountDownLatch enough = new CountDownLatch(WRITES);
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
                    .hasSizeGreaterThanOrEqualTo(WRITES)
                    .allSatisfy(location ->
                            given().port(service.port()).get(location).then().statusCode(200));
        }
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
                        .header("Location");
                answered.add(URI.create(location).getPath());
                enough.countDown();
            }
        } catch (Exception | AssertionError e) {
            // The service was killed.
            enough.countDown();
        }
    }
}
