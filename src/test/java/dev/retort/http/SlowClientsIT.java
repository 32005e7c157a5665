package dev.retort.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.RunningService;
import dev.retort.testing.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that send a byte now and then, so that no connection is ever idle. The packaged application, real sockets. */
class SlowClientsIT {

    private static final String SIGN_UP =
            "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void slowHeadsAndBodiesEndAndOthersAreServed(Engine engine) {
        Map<String, String> settings = settings(engine);
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            assertThat(answerToDrops(service, "GET / HTTP/1.1\r\nX: "))
                    .as("a head")
                    .isEmpty();
            assertThat(answerToDrops(service, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nX: "))
                    .as("the head of a further request")
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"Hello\":\"World\"}");
            assertThat(answerToDrops(service, SIGN_UP + "Content-Length: 60000\r\n\r\n{"))
                    .as("a body")
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("connection: close");
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    /** Quarkus REST has a worker thread wait for the rest of such a body. */
    @ParameterizedTest
    @EnumSource
    void slowBodiesOverHttp2GiveTheirThreadsBack(Engine engine) {
        Map<String, String> settings = settings(engine);
        settings.put("QUARKUS_THREAD_POOL_MAX_THREADS", "2");
        settings.put("QUARKUS_HTTP_READ_TIMEOUT", "5M");
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            // Each drop takes a thread.
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .executor(task -> new Thread(task).start())
                    .build();
            client.sendAsync(HttpRequest.newBuilder(service.uri("/")).build(), HttpResponse.BodyHandlers.ofString())
                    .join();
            List<CompletableFuture<?>> slow = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                slow.add(client.sendAsync(
                        HttpRequest.newBuilder(service.uri("/users"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(Drops::new))
                                .build(),
                        HttpResponse.BodyHandlers.discarding()));
            }
            // All threads wait by then. The bodies go on for twice as long.
            Awaitility.await("others")
                    .pollDelay(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> service.statusOf("/users/1") == 404);
            slow.forEach(each -> each.cancel(true));
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    private static Map<String, String> settings(Engine engine) {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(engine));
        settings.put("RETORT_HTTP_LONGEST_BODY", "2S");
        settings.put("QUARKUS_HTTP_IDLE_TIMEOUT", "2S");
        return settings;
    }

    /** All that the service sends until it closes the connection, on which a byte arrives ten times a second. */
    private static String answerToDrops(RunningService service, String beginning) {
        try (Wire wire = Wire.to(service.port()).send(beginning)) {
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(wire::answer);
            Awaitility.await("the end of the connection")
                    .atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        wire.send("x");
                        assertThat(service.statusOf("/")).isEqualTo(200);
                        return answer.isDone();
                    });
            return answer.join();
        }
    }

    /** More than Quarkus REST reads beforehand, and then a byte ten times a second, for a minute. */
    private static final class Drops extends InputStream {

        private static final int AT_ONCE = 20_000;
        private static final int LAST = AT_ONCE + 600;

        private int sent;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (sent >= LAST) {
                return -1;
            }
            int count = sent < AT_ONCE ? Math.min(length, AT_ONCE - sent) : 1;
            if (sent >= AT_ONCE) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            java.util.Arrays.fill(bytes, offset, offset + count, (byte) ' ');
            sent += count;
            return count;
        }
    }
}
