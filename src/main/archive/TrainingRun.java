import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts a packaged service, sends it requests of every kind, stops it, and so makes the archive of its classes from which
 * the next one starts in half of the time or less: {@code app.aot} on Java 25 and newer (JEP 483, 514 and 515), {@code app.jsa}
 * on older ones.
 *
 * <p>{@code java TrainingRun.java FOLDER [OPTION...]}: FOLDER holds {@code quarkus-run.jar} and receives the archive; the
 * options are Java's, and are needed again when the archive is used. The service runs on the Java of JAVA_HOME, otherwise
 * on the one that runs this program. It has a database of its own and ignores settings in the environment, so that a
 * database of somebody never gets the users of a training run. {@code -Dtraining.database} says which one:
 *
 * <ul>
 *   <li>{@code h2}, the default, in a temporary folder
 *   <li>{@code postgresql}, the embedded PostgreSQL that the class path has to have
 *   <li>{@code none}, for a service of PostgreSQL: only requests that are answered without a database are sent
 * </ul>
 */
class TrainingRun {

    /** Three, forty or a hundred and fifty made no difference to the next start. */
    private static final int ROUNDS = 10;

    private static final String JSON = "application/json";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;
    private final URI operators;

    TrainingRun(URI service, URI operators) {
        this.service = service;
        this.operators = operators;
    }

    public static void main(String[] arguments) throws Exception {
        String database = System.getProperty("training.database", "h2");
        Path folder = Path.of(arguments[0]).toAbsolutePath().normalize();
        String home = System.getenv().getOrDefault("JAVA_HOME", System.getProperty("java.home"));
        String java = Path.of(home, "bin", "java").toString();
        boolean aot = version(java) >= 25;
        Path archive = folder.resolve(aot ? "app.aot" : "app.jsa");
        Files.deleteIfExists(archive);

        List<String> line = new ArrayList<>(List.of(java, "-Xlog:disable"));
        line.add((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
        line.addAll(List.of(arguments).subList(1, arguments.length));
        line.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
        int port = freePort();
        int portOfOperators = database.equals("h2") ? port : freePort();
        Path scratch = Files.createTempDirectory("retort-training");
        Path log = scratch.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(JAVA_TOOL|JDK_JAVA)_OPTIONS|(QUARKUS|RETORT)_.*"));
        environment.putAll(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(portOfOperators),
                "RETORT_SECURITY_MODE", "open"));
        environment.putAll(settings(database));
        Process process = builder.start();
        try {
            new TrainingRun(local(port), local(portOfOperators)).train(process, !database.equals("none"));
            process.destroy();
            if (!process.waitFor(5, TimeUnit.MINUTES) || !Files.exists(archive)) {
                throw new IOException("Java has not written '" + archive + "'");
            }
            System.out.printf("training: %s (%,d bytes)%n", archive, Files.size(archive));
        } catch (IOException e) {
            System.err.printf("training: failed: %s; the service said:%n%s", e.getMessage(), Files.readString(log));
            System.exit(1);
        } finally {
            process.destroyForcibly();
            delete(scratch);
        }
        System.exit(0);
    }

    private void train(Process process, boolean withDatabase) throws IOException, InterruptedException {
        await(process, withDatabase ? operators.resolve("/q/health/ready") : service);
        for (int round = 0; round < ROUNDS; round++) {
            if (withDatabase) {
                everyKindOfRequest(round);
            } else {
                requestsWithoutDatabase();
            }
        }
        for (String page : List.of("/q/openapi", "/q/health/live", "/q/health/started", "/q/metrics")) {
            expect(200, "GET", operators.resolve(page), null);
        }
    }

    /** One user's life, and requests that the service refuses. */
    private void everyKindOfRequest(int round) throws IOException, InterruptedException {
        String user = "{\"name\":\"Ada %1$d\",\"email\":\"ada%1$d@example.org\",\"age\":36,\"password\":\"correct horse\"}"
                .formatted(round);
        HttpResponse<String> created = expect(201, "POST", "/users", user);
        String path = URI.create(created.headers().firstValue("Location").orElseThrow()).getPath();
        String etag = created.headers().firstValue("ETag").orElseThrow();
        expect(200, "GET", "/", null);
        for (int i = 0; i < 10; i++) {
            expect(200, "GET", path, null);
            expect(200, "GET", "/users", null);
        }
        expect(304, "GET", path, null, "If-None-Match", etag);
        expect(200, "GET", "/users?limit=5&sort=-createdAt&name=ada&total=true", null);
        expect(200, "GET", "/users?email=ada0@example.org", null);
        HttpResponse<String> page = expect(200, "GET", "/users?limit=1&sort=name", null);
        if (round > 0) {
            String next = page.body().replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
            expect(200, "GET", "/users?limit=1&sort=name&after=" + next, null);
        }
        expect(200, "PUT", path, "{\"name\":\"Ada\",\"email\":\"ada%d@example.org\"}".formatted(round), "If-Match", etag);
        expect(200, "PATCH", path, "{\"age\":37}", "Content-Type", "application/merge-patch+json");
        expect(412, "PATCH", path, "{\"age\":38}", "If-Match", etag);
        expect(409, "POST", "/users", user);
        expect(400, "POST", "/users", "{\"name\":\" \",\"email\":\"x\",\"password\":\"short\"}");
        expect(400, "POST", "/users", "{");
        expect(400, "GET", "/users?limit=0", null);
        expect(404, "GET", "/users/0", null);
        expect(404, "GET", "/nobody", null);
        expect(405, "DELETE", "/users", null);
        expect(406, "GET", path, null, "Accept", "text/csv");
        expect(415, "POST", "/users", "x", "Content-Type", "text/plain");
        if (round % 2 == 1) {
            expect(204, "DELETE", path, null);
        }
    }

    private void requestsWithoutDatabase() throws IOException, InterruptedException {
        expect(200, "GET", "/", null);
        expect(503, "GET", "/users/1", null);
        expect(503, "GET", "/users", null);
        expect(503, "POST", "/users", "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"password\":\"correct horse\"}");
        expect(404, "GET", "/nobody", null);
        expect(405, "DELETE", "/", null);
        expect(503, "GET", operators.resolve("/q/health/ready"), null);
    }

    private HttpResponse<String> expect(int status, String method, String path, String body, String... header)
            throws IOException, InterruptedException {
        return expect(status, method, service.resolve(path), body, header);
    }

    private HttpResponse<String> expect(int status, String method, URI address, String body, String... header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", JSON);
        }
        if (header.length > 0) {
            request.setHeader(header[0], header[1]);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != status) {
            throw new IOException("%s %s answered %d, not %d: %s"
                    .formatted(method, address, response.statusCode(), status, response.body()));
        }
        return response;
    }

    private void await(Process process, URI address) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 1200 && process.isAlive(); attempt++) {
            try {
                expect(200, "GET", address, null);
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IOException("%s does not answer 200".formatted(address));
    }

    private static Map<String, String> settings(String database) throws ReflectiveOperationException {
        return switch (database) {
            case "h2" -> Map.of();
            case "none" -> Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/none");
            case "postgresql" -> embeddedPostgresql();
            default -> throw new IllegalArgumentException("-Dtraining.database=" + database + ": h2, postgresql or none");
        };
    }

    /** Settings for a server that ends with this program. */
    private static Map<String, String> embeddedPostgresql() throws ReflectiveOperationException {
        Class<?> embedded = Class.forName("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");
        Object server = embedded.getMethod("start").invoke(null);
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:" + embedded.getMethod("getPort").invoke(server) + "/postgres",
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "QUARKUS_DATASOURCE_PASSWORD",
                "postgres");
    }

    private static int version(String java) throws IOException {
        Process process = new ProcessBuilder(java, "-XshowSettings:properties", "-version").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        return Integer.parseInt(said.replaceAll("(?s).*java\\.specification\\.version = (\\d+).*", "$1"));
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
