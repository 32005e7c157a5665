package dev.retort.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The packaged application as a process of its own, on a free port of the loopback interface. Closing it ends the
 * process.
 */
public final class RunningService implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;

    private RunningService(Process process, int port, int managementPort, Path log) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
    }

    /**
     * Starts the application without waiting for it.
     *
     * @param folder where it runs and writes: the H2 file database lies in {@code data} beneath, the log beside it
     * @param settings environment variables; the security mode is {@code open} unless
     *     they say otherwise; null for the default of the build
     * @param options for Java
     */
    public static RunningService start(Engine engine, Path folder, Map<String, String> settings, String... options) {
        List<String> all = new ArrayList<>(ClassArchive.options(engine));
        all.addAll(List.of(options));
        return launch(engine, Command.javaLine(engine, all), folder, settings);
    }

    /** The same by way of the jar, as its users run it: takes longer. */
    public static RunningService startJar(Engine engine, Path folder, Map<String, String> settings) {
        return launch(engine, Command.jarLine(engine), folder, settings);
    }

    /** The same with a jar of one's own, as {@link Engine#copyTo} makes it. */
    public static RunningService startJar(Engine engine, Path jar, Path folder, Map<String, String> settings) {
        return launch(engine, Command.jarLine(jar), folder, settings);
    }

    /** Starts that line of words. */
    static RunningService launch(Engine engine, List<String> line, Path folder, Map<String, String> settings) {
        int port = freePort();
        int managementPort = engine == Engine.POSTGRESQL ? freePort() : port;
        Path log = folder.resolve("service-" + port + ".log");
        Map<String, String> environment = new HashMap<>(settings);
        environment.putIfAbsent("QUARKUS_HTTP_HOST", "127.0.0.1");
        if (!settings.containsKey("RETORT_SECURITY_MODE")) {
            environment.put("RETORT_SECURITY_MODE", "open");
        }
        environment.values().removeIf(Objects::isNull);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new RunningService(builder.start(), port, managementPort, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + line, e);
        }
    }

    /** Settings with which the application finds an empty PostgreSQL database. */
    public static Map<String, String> onNewDatabase(Engine engine) {
        return switch (engine) {
            case H2 -> Map.of();
            case POSTGRESQL ->
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", PostgresqlServer.createDatabase(),
                        "QUARKUS_DATASOURCE_USERNAME", PostgresqlServer.USER,
                        "QUARKUS_DATASOURCE_PASSWORD", PostgresqlServer.USER);
        };
    }

    /** Waits until the application says that it is ready; fails with its log after a minute. */
    public RunningService awaitReady() {
        Awaitility.await("ready")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The service ended:\n" + log());
                    }
                })
                .until(() -> statusOf("/q/health/ready") == 200);
        return this;
    }

    /** The status of a GET; 0 when nobody answers. */
    public int statusOf(String path) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(uri(path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The address of {@code path}, which begins with a slash; what begins with {@code /q/} may be on a port of its own. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + (path.startsWith("/q/") ? managementPort : port) + path);
    }

    public int port() {
        return port;
    }

    public long processId() {
        return process.pid();
    }

    /** All that it has printed. */
    public String log() {
        try (Stream<String> lines = Files.lines(log)) {
            return String.join("\n", lines.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
