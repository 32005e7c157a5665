package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Processor;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code ./mvnw quarkus:dev} in a copy of the source tree: what is edited is live on the next request, data is kept. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Processor.MUCH_OF_IT, mode = ResourceAccessMode.READ)
class DevModeIT {

    /** With its classes: a tree that was built before. */
    private static final List<String> TREE = List.of("pom.xml", "mvnw", ".mvn", "src/main", "target/classes");

    private static final String USERS = "src/main/java/dev/retort/users/";
    private static final String CHANGELOG = "src/main/resources/db/";
    private static final String REVISION = CHANGELOG + "changelog/20990101000000-add-motto-to-users-table.yaml";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private Process maven;
    private int port;

    @BeforeEach
    void start() throws IOException {
        for (String source : TREE) {
            copy(Path.of(source));
        }
        // A warning of the compiler, which stops 'verify', does not keep anybody from the page.
        write(USERS + "Old.java", "package dev.retort.users;\n\nclass Old {\n    Integer one = new Integer(1);\n}\n");
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        maven = new ProcessBuilder(
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "quarkus:dev",
                        // Goes by the times of the files; else the other folder is reason enough to compile them all.
                        "-Dmaven.compiler.useIncrementalCompilation=false",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.analytics.disabled=true",
                        "-Dquarkus.test.continuous-testing=disabled",
                        "-Dquarkus.console.enabled=false",
                        "-Ddebug=false")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dev.log").toFile())
                .start();
        Awaitility.await("dev mode")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> {
                    if (!maven.isAlive()) {
                        throw new IllegalStateException("It ended:\n" + log());
                    }
                })
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void stop() throws InterruptedException {
        List<ProcessHandle> processes = Stream.concat(maven.toHandle().descendants(), Stream.of(maven.toHandle()))
                .toList();
        processes.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(20, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void whatIsEditedIsLiveOnTheNextRequestAndDataIsKept() throws Exception {
        assertAnyOriginMayCall();
        URI user = signUp();
        String before = get(user.getPath()).body();

        // A resource.
        edit("src/main/java/dev/retort/greeting/GreetingResource.java", "\"World\"", "\"Editor\"");
        assertAnswer("/", "{\"Hello\":\"Editor\"}");

        // The entity; and then the revision that its new column needs, and a resource that shows it.
        edit(USERS + "User.java", "    Integer age;\n", "    Integer age;\n\n    String motto;\n");
        Awaitility.await("what lacks")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    get("/");
                    return log().contains(
                                    "The entities differ from the changelog: add column 'users.motto' (varchar(255))."
                                            + " Run './retort revision --autogenerate -m MESSAGE'");
                });
        assertThat(log().split("Table users created", -1))
                .as("in the database alone")
                .hasSize(2);
        write(USERS + "MottoResource.java", """
                package dev.retort.users;

                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;
                import java.util.List;

                @Path("/mottos")
                public class MottoResource {

                    @GET
                    public List<String> all() {
                        return User.<User>listAll().stream().map(user -> user.motto).toList();
                    }
                }
                """);
        write(REVISION, """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: retort
                      changes:
                        - addColumn:
                            tableName: users
                            columns:
                              - column:
                                  name: motto
                                  type: varchar(255)
                                  value: first
                """);
        append(CHANGELOG + "changeLog.yaml", """
                  - include:
                      file: changelog/%s
                      relativeToChangelogFile: true
                """.formatted(Path.of(REVISION).getFileName()));
        assertAnswer("/mottos", "[\"first\"]");

        // A changelog alone: one that is included, not the one that Quarkus is told of.
        append(REVISION, """
                  - changeSet:
                      id: "2"
                      author: retort
                      changes:
                        - update:
                            tableName: users
                            columns:
                              - column:
                                  name: motto
                                  value: second
                """);
        assertAnswer("/mottos", "[\"second\"]");

        assertThat(get(user.getPath()).body()).as("the user from before").isEqualTo(before);
    }

    private void assertAnyOriginMayCall() throws IOException, InterruptedException {
        for (String origin : List.of("http://localhost:5173", "https://anybody.example.org", "null")) {
            HttpHeaders answer = headers(HttpRequest.newBuilder(uri("/users")).header("Origin", origin));
            assertThat(answer.firstValue("Access-Control-Allow-Origin")).contains(origin);
            assertThat(answer.firstValue("Access-Control-Expose-Headers")).contains("ETag,Link,Location");
            HttpHeaders preflight = headers(HttpRequest.newBuilder(uri("/users/1"))
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "PATCH")
                    .header("Access-Control-Request-Headers", "content-type,if-match"));
            assertThat(preflight.firstValue("Access-Control-Allow-Origin")).contains(origin);
            assertThat(preflight.firstValue("Access-Control-Allow-Methods")).contains("PATCH");
            assertThat(preflight.firstValue("Access-Control-Allow-Headers")).contains("content-type,if-match");
        }
    }

    /** Of an answer that is 200. */
    private static HttpHeaders headers(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<Void> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).as("%s", answer.request()).isEqualTo(200);
        return answer.headers();
    }

    /** Quarkus looks for edits at most every two seconds, on a request: the next one of a person, not of a program. */
    private void assertAnswer(String path, String expected) {
        Awaitility.await(path)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    HttpResponse<String> response = get(path);
                    assertThat(response.body())
                            .as("%s%n%s", response.statusCode(), log())
                            .isEqualTo(expected);
                });
    }

    private URI signUp() throws IOException, InterruptedException {
        HttpResponse<String> created = CLIENT.send(
                HttpRequest.newBuilder(uri("/users"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"name\":\"N\",\"email\":\"n@example.org\",\"password\":\"correct horse\",\"age\":7}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return URI.create(created.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(uri(path)).timeout(Duration.ofMinutes(2)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void edit(String file, String text, String replacement) throws IOException {
        String was = Files.readString(folder.resolve(file));
        assertThat(was).contains(text);
        Files.writeString(folder.resolve(file), was.replace(text, replacement));
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + text);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("dev.log"));
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
