package dev.retort.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.retort.testing.Engine;
import dev.retort.testing.PostgresqlServer;
import dev.retort.testing.RunningService;
import dev.retort.testing.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    @ParameterizedTest
    @EnumSource
    void slowBodiesOverHttp2HoldNoThread(Engine engine) throws Exception {
        Map<String, String> settings = settings(engine);
        settings.put("QUARKUS_THREAD_POOL_MAX_THREADS", "2");
        settings.put("RETORT_HTTP_LONGEST_BODY", "1M");
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            HttpClient client = http2Client();
            client.send(HttpRequest.newBuilder(service.uri("/")).build(), HttpResponse.BodyHandlers.discarding());
            List<CompletableFuture<?>> slow = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                slow.add(client.sendAsync(signUp(service, Drops::new), HttpResponse.BodyHandlers.discarding()));
            }
            Awaitility.await("others")
                    .pollDelay(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> service.statusOf("/users/1") == 404);
            slow.forEach(each -> each.cancel(true));
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    @Test
    void bodiesInTinyFramesOverHttp2AreReset() throws Exception {
        try (RunningService service =
                RunningService.start(Engine.H2, folder, settings(Engine.H2)).awaitReady()) {
            HttpClient client = http2Client();
            client.send(HttpRequest.newBuilder(service.uri("/")).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(client.send(signUp(service, () -> new TinyFrames(100)), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(400);
            assertReset(client.sendAsync(
                    signUp(service, () -> new TinyFrames(1_000)), HttpResponse.BodyHandlers.discarding()));
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    private static HttpRequest signUp(RunningService service, Supplier<InputStream> body) {
        return HttpRequest.newBuilder(service.uri("/users"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(body))
                .build();
    }

    private static void assertReset(CompletableFuture<HttpResponse<Void>> request) {
        assertThat(request)
                .as("a request whose body is late or in tiny frames")
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("RST_STREAM");
    }

    /** A lock in the database holds the answers up for longer than a body may take. */
    @Test
    void answersOverHttp2TakeLongerThanBodies() throws Exception {
        Map<String, String> settings = settings(Engine.POSTGRESQL);
        settings.put("QUARKUS_HTTP_IDLE_TIMEOUT", "1M");
        try (RunningService service = RunningService.start(
                                Engine.POSTGRESQL,
                                folder,
                                settings,
                                "-Dquarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout=60")
                        .awaitReady();
                Connection database = DriverManager.getConnection(
                        settings.get("QUARKUS_DATASOURCE_JDBC_URL"), PostgresqlServer.USER, PostgresqlServer.USER);
                Statement statement = database.createStatement()) {
            HttpClient client = http2Client();
            client.send(HttpRequest.newBuilder(service.uri("/")).build(), HttpResponse.BodyHandlers.discarding());
            database.setAutoCommit(false);
            statement.execute("lock table users in access exclusive mode");
            HttpRequest.Builder user = HttpRequest.newBuilder(service.uri("/users/1"));
            CompletableFuture<HttpResponse<Void>> whole =
                    client.sendAsync(user.build(), HttpResponse.BodyHandlers.discarding());
            CompletableFuture<HttpResponse<Void>> cancelled =
                    client.sendAsync(user.build(), HttpResponse.BodyHandlers.discarding());
            CompletableFuture<HttpResponse<Void>> late = client.sendAsync(
                    user.method("DELETE", HttpRequest.BodyPublishers.ofInputStream(Drops::new))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertReset(client.sendAsync(signUp(service, Drops::new), HttpResponse.BodyHandlers.discarding()));
            assertReset(late);
            cancelled.cancel(true);
            assertThat(whole).as("a request that has arrived").isNotDone();
            database.rollback();
            assertThat(whole.join().statusCode()).isEqualTo(404);
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersThatNobodyReadsHoldNoThreadAndCanBeCancelled(Engine engine) throws Exception {
        Map<String, String> settings = settings(engine);
        settings.put("QUARKUS_THREAD_POOL_MAX_THREADS", "2");
        settings.put("QUARKUS_HTTP_IDLE_TIMEOUT", "1M");
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            http2Client()
                    .send(
                            HttpRequest.newBuilder(service.uri("/users"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"password\":\"correct horse\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            try (StalledClient client = new StalledClient()) {
                for (String path :
                        List.of("/", "/users/1", "/users", "/users/2", "/q/swagger-ui/swagger-ui-bundle.js")) {
                    client.get(service.uri(path));
                }
                assertThat(service.statusOf("/users/1")).isEqualTo(200);
                client.cancelAll();
                assertThat(client.get(service.uri("/users/1"))).isEqualTo(200);
                assertThat(client.closedConnections()).isZero();
            }
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    @Test
    void tooManyAnswersThatNobodyReadsAreCancelled() throws Exception {
        Map<String, String> settings = settings(Engine.H2);
        settings.put("QUARKUS_HTTP_IDLE_TIMEOUT", "1M");
        try (RunningService service =
                        RunningService.start(Engine.H2, folder, settings).awaitReady();
                StalledClient client = new StalledClient()) {
            for (int i = 0; i < 2_005; i++) {
                assertThat(client.get(service.uri("/users/1"))).isEqualTo(404);
            }
            Awaitility.await("the ends of the first five").until(() -> client.cancelledAnswers() == 5);
            assertThat(client.closedConnections()).isZero();
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderUnlessTheyAreTooMany() {
        Map<String, String> settings = settings(Engine.H2);
        settings.put("QUARKUS_HTTP_IDLE_TIMEOUT", "1M");
        try (RunningService service =
                RunningService.start(Engine.H2, folder, settings).awaitReady()) {
            StringBuilder requests = new StringBuilder();
            StringBuilder missing = new StringBuilder();
            for (int i = 1; i <= 100; i++) {
                requests.append("GET /users/")
                        .append(i)
                        .append(" HTTP/1.1\r\nHost: localhost\r\n")
                        .append(i == 100 ? "Connection: close\r\n\r\n" : "\r\n");
                missing.append("There is no user '").append(i).append("'.*");
            }
            assertThat(answerTo(service, requests.toString())).containsPattern("(?s)" + missing);
            String tooMany = "GET /users/1 HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(500);
            assertThat(answerTo(service, tooMany).split("There is no user").length)
                    .as("answers")
                    .isLessThan(500);
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        }
    }

    private static String answerTo(RunningService service, String requests) {
        try (Wire wire = Wire.to(service.port()).send(requests)) {
            return wire.answer();
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void connectionOfPipelinedRequestsIsClosedWhenNobodyReadsTheAnswers() throws IOException {
        try (RunningService service = RunningService.start(Engine.H2, folder, settings(Engine.H2))
                        .awaitReady();
                Socket client = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            byte[] requests = "GET /q/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .repeat(10)
                    .getBytes(StandardCharsets.US_ASCII);
            assertThatIOException().isThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    client.getOutputStream().write(requests);
                }
            });
            assertThat(service.statusOf("/")).isEqualTo(200);
        }
    }

    private static Map<String, String> settings(Engine engine) {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(engine));
        settings.put("RETORT_HTTP_LONGEST_BODY", "2S");
        settings.put("QUARKUS_HTTP_IDLE_TIMEOUT", "2S");
        return settings;
    }

    /** Each body of drops takes a thread. */
    private static HttpClient http2Client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .executor(task -> new Thread(task).start())
                .build();
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

    /** A body that the client sends with one byte in each DATA frame. */
    private static final class TinyFrames extends InputStream {

        private int left;

        TinyFrames(int bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int one = read();
            bytes[offset] = (byte) one;
            return one < 0 ? -1 : 1;
        }
    }

    /** More than Quarkus REST reads beforehand by itself, and then a byte ten times a second, for a minute. */
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
