package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.Network;
import dev.retort.testing.OwnPostgresqlServer;
import dev.retort.testing.Processor;
import dev.retort.testing.RunningService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** PostgreSQL goes away in each way that it can while requests run, and comes back. */
@Order(1)
@ResourceLock(Processor.MUCH_OF_IT)
class DatabaseAwayIT {

    /** What the contract allows a request to take that finds no database. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** How long after the way is clear again no request may fail any more. */
    private static final Duration RECOVERY = Duration.ofSeconds(4);

    private static final Duration AWAY = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    private static Site near;
    private static Network network;
    private static Site behindNetwork;

    /** The service and the server that it alone uses. */
    private record Site(OwnPostgresqlServer database, RunningService service) implements AutoCloseable {

        /** @param port where the service finds the server */
        static Site start(OwnPostgresqlServer database, int port) {
            return new Site(
                    database,
                    RunningService.start(
                                    Engine.POSTGRESQL,
                                    folder,
                                    Map.of(
                                            // What a hash costs is not the question here.
                                            "RETORT_PASSWORDS_MEMORY_KIB", "64",
                                            "RETORT_PASSWORDS_ITERATIONS", "1",
                                            "QUARKUS_DATASOURCE_JDBC_URL",
                                                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                                            "QUARKUS_DATASOURCE_USERNAME", "postgres",
                                            "QUARKUS_DATASOURCE_PASSWORD", "postgres"))
                            .awaitReady());
        }

        @Override
        public void close() {
            service.close();
            database.close();
        }
    }

    @BeforeAll
    static void start() {
        atOnce(
                () -> {
                    OwnPostgresqlServer database = OwnPostgresqlServer.start(folder.resolve("near"));
                    near = Site.start(database, database.port());
                },
                () -> {
                    OwnPostgresqlServer database = OwnPostgresqlServer.start(folder.resolve("far"));
                    network = Network.to(database.port());
                    behindNetwork = Site.start(database, network.port());
                });
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : Arrays.asList(behindNetwork, network, near)) {
            // Null when it did not start.
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void serverIsStoppedAndStartedAgainAndANetworkSwallowsAndForwardsAgain() {
        atOnce(
                () -> whileAway(near, near.database()::stop, near.database()::startAgain),
                () -> whileAway(behindNetwork, network::swallow, network::goOn));
    }

    @Test
    void serverHangsAndGoesOnAndConnectionsAreKilled() {
        atOnce(
                () -> whileAway(near, near.database()::pause, near.database()::goOn),
                DatabaseAwayIT::connectionsAreKilled);
    }

    private static void whileAway(Site site, Runnable takeAway, Runnable giveBack) {
        try (Clients clients = new Clients(site.service())) {
            clients.whileAway(takeAway, giveBack);
        }
    }

    private static void connectionsAreKilled() {
        try (Clients clients = new Clients(behindNetwork.service())) {
            clients.awaitSome();
            int ended = behindNetwork.database().endConnections("postgres");
            assertThat(ended).as("connections that were open").isPositive();
            long killed = System.nanoTime();
            Clients.pause(RECOVERY.toMillis());
            clients.assertNothingWorseThanUnavailable();
            clients.assertRecovered(killed);
        }
    }

    /** Two that have nothing in common but that most of their time is waiting. */
    private static void atOnce(Runnable one, Runnable other) {
        Executor threads = task -> new Thread(task).start();
        CompletableFuture.allOf(CompletableFuture.runAsync(one, threads), CompletableFuture.runAsync(other, threads))
                .join();
    }

    /** One answer, and when it was asked for. */
    private record Exchange(
            String method, long start, Duration took, int status, String contentType, boolean retryAfter) {

        boolean isUnavailable() {
            return status == 503 && contentType.equals("application/problem+json") && retryAfter;
        }
    }

    /** Clients that read, list, sign up and change users all the time. */
    private static final class Clients implements AutoCloseable {

        private static final int SIGN_UP = 3;

        private final RunningService service;
        private final HttpClient client = HttpClient.newHttpClient();
        private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private final String user;
        private volatile boolean closing;

        Clients(RunningService service) {
            this.service = service;
            HttpResponse<String> created = send(signUp());
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            user = created.headers().firstValue("Location").orElseThrow();
            for (int number = 0; number < 8; number++) {
                int kind = number % 4;
                Thread thread = new Thread(() -> askAgainAndAgain(kind), "client-" + number);
                threads.add(thread);
                thread.start();
            }
        }

        private void askAgainAndAgain(int kind) {
            while (!closing) {
                HttpRequest request = request(kind);
                long start = System.nanoTime();
                HttpResponse<String> response = send(request);
                exchanges.add(new Exchange(
                        request.method(),
                        start,
                        Duration.ofNanos(System.nanoTime() - start),
                        response.statusCode(),
                        response.headers().firstValue("Content-Type").orElse(""),
                        response.headers().firstValue("Retry-After").isPresent()));
                pause(kind == SIGN_UP ? 200 : 20);
            }
        }

        private HttpRequest request(int kind) {
            return switch (kind) {
                case 0 -> HttpRequest.newBuilder(java.net.URI.create(user)).build();
                case 1 -> HttpRequest.newBuilder(service.uri("/users?limit=5")).build();
                case 2 ->
                    HttpRequest.newBuilder(java.net.URI.create(user))
                            .header("Content-Type", "application/json")
                            .method("PATCH", BodyPublishers.ofString("{\"name\":\"" + UUID.randomUUID() + "\"}"))
                            .build();
                default -> signUp();
            };
        }

        private HttpRequest signUp() {
            return HttpRequest.newBuilder(service.uri("/users"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\":\"N\",\"email\":\"" + UUID.randomUUID()
                            + "@example.org\",\"password\":\"correct horse\"}"))
                    .build();
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        void awaitSome() {
            int before = exchanges.size();
            Awaitility.await("some answers").until(() -> exchanges.size() > before + 50);
        }

        /** Takes the database away and gives it back, and says what has to be true meanwhile and after. */
        void whileAway(Runnable takeAway, Runnable giveBack) {
            awaitSome();
            takeAway.run();
            long away = System.nanoTime();
            long end;
            try {
                Awaitility.await("not ready").atMost(LIMIT).until(() -> service.statusOf("/q/health/ready") == 503);
                while (System.nanoTime() - away < AWAY.toNanos()) {
                    assertThat(service.statusOf("/")).as("greeting").isEqualTo(200);
                    assertThat(service.statusOf("/q/health/live")).as("alive").isEqualTo(200);
                    long start = System.nanoTime();
                    assertThat(service.statusOf("/q/health/ready")).as("ready").isEqualTo(503);
                    assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .as("for readiness")
                            .isLessThan(LIMIT);
                }
            } finally {
                end = System.nanoTime();
                giveBack.run();
            }
            long back = System.nanoTime();
            Awaitility.await("ready").atMost(RECOVERY).until(() -> service.statusOf("/q/health/ready") == 200);
            pause(RECOVERY.plusSeconds(1).minusNanos(System.nanoTime() - back).toMillis());
            assertNothingWorseThanUnavailable();
            List<Exchange> whileAway = exchanges.stream()
                    .filter(exchange -> exchange.start() >= away)
                    .filter(exchange -> exchange.start() + exchange.took().toNanos() < end)
                    .toList();
            assertThat(whileAway).as("answers without a database").hasSizeGreaterThan(5);
            assertThat(whileAway.stream().filter(exchange -> !exchange.isUnavailable()))
                    .as("answers without a database that are not 503 with Retry-After")
                    .isEmpty();
            assertThat(whileAway).extracting(Exchange::method).contains("GET", "PATCH", "POST");
            assertRecovered(back);
        }

        void assertNothingWorseThanUnavailable() {
            assertThat(threads).as("clients that still get answers").allMatch(Thread::isAlive);
            assertThat(exchanges.stream().filter(exchange -> exchange.status() >= 300 && !exchange.isUnavailable()))
                    .as("neither answered as ever nor 503 with Retry-After")
                    .isEmpty();
            assertThat(exchanges.stream()
                            .filter(Exchange::isUnavailable)
                            .filter(exchange -> exchange.took().compareTo(LIMIT) > 0))
                    .as("503 after more than 5 s")
                    .isEmpty();
        }

        void assertRecovered(long back) {
            List<Exchange> after = exchanges.stream()
                    .filter(exchange -> exchange.start() > back + RECOVERY.toNanos() / 2)
                    .toList();
            assertThat(after).as("answers after recovery").hasSizeGreaterThan(20);
            assertThat(after.stream().filter(exchange -> exchange.status() >= 300))
                    .as("errors after recovery")
                    .isEmpty();
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            closing = true;
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
