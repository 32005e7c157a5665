package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.testing.Engine;
import dev.retort.testing.Processor;
import dev.retort.testing.RunningService;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same requests mean the same over HTTP/1.1 and HTTP/2, with bodies of announced and of unannounced length. */
@ResourceLock(value = Processor.MUCH_OF_IT, mode = ResourceAccessMode.READ)
class HttpVersionsIT {

    @TempDir
    static Path folder;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Engine.H2, folder, Map.of()).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Of its SETTINGS frame (RFC 9113, section 6.5), the first that a server sends. */
    @Test
    void aConnectionMayHaveAHundredStreams() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            assertThat(in.readUnsignedByte()).as("SETTINGS").isEqualTo(4);
            in.skipNBytes(5);
            Map<Integer, Integer> settings = new HashMap<>();
            for (int i = 0; i < length / 6; i++) {
                settings.put(in.readUnsignedShort(), in.readInt());
            }
            assertThat(settings).as("SETTINGS_MAX_CONCURRENT_STREAMS").containsEntry(3, 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listIsRead(HttpClient.Version version) throws Exception {
        HttpResponse<String> response = client(version)
                .send(HttpRequest.newBuilder(service.uri("/users")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.version()).isEqualTo(version);
    }

    @ParameterizedTest
    @EnumSource
    void userIsCreatedReadAndDeleted(HttpClient.Version version) throws Exception {
        HttpClient client = client(version);
        HttpResponse<String> created = post(client, BodyPublishers.ofString(signUp("N")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        URI user = URI.create(created.headers().firstValue("Location").orElseThrow());
        assertThat(client.send(HttpRequest.newBuilder(user).build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .isEqualTo(created.body());
        assertThat(client.send(HttpRequest.newBuilder(user).DELETE().build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource
    void bodyOfUnannouncedLengthIsRead(HttpClient.Version version) throws Exception {
        HttpResponse<String> created = post(client(version), unannounced(signUp("N")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void bodyBeyondTheLimitIsRefused(HttpClient.Version version) throws Exception {
        assertRefused(post(client(version), BodyPublishers.ofString(signUp("N".repeat(70_000)))));
    }

    @ParameterizedTest
    @EnumSource
    void bodyOfUnannouncedLengthBeyondTheLimitIsRefused(HttpClient.Version version) throws Exception {
        HttpClient client = client(version);
        for (int characters : List.of(70_000, 1_000_000)) {
            assertRefused(post(client, unannounced(signUp("N".repeat(characters)))));
        }
        assertThat(post(client, unannounced(signUp("N"))).statusCode())
                .as("whatever is asked afterwards")
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void bodyOfUnannouncedLengthUpToTheLimitIsRead(HttpClient.Version version) throws Exception {
        String signUp = signUp("N");
        String longest = signUp + " ".repeat(64 * 1024 - signUp.length());
        assertThat(post(client(version), unannounced(longest)).statusCode()).isEqualTo(201);
        assertRefused(post(client(version), unannounced(longest + " ")));
    }

    /** Here and not beside the other paths, because this client sends them as they are. */
    @ParameterizedTest
    @EnumSource
    void emptySegmentIsNotLeftOut(HttpClient.Version version) throws Exception {
        for (String path : List.of("//users", "/users//1")) {
            HttpResponse<String> response = client(version)
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertProblem(response);
        }
    }

    private static void assertRefused(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
        assertProblem(response);
    }

    private static void assertProblem(HttpResponse<String> response) throws Exception {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new ObjectMapper().readTree(response.body()).get("status").intValue())
                .isEqualTo(response.statusCode());
    }

    /** A client that has spoken with the service: HTTP/2 without TLS begins as an upgrade of HTTP/1.1. */
    private static HttpClient client(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        HttpResponse<Void> greeting =
                client.send(HttpRequest.newBuilder(service.uri("/")).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(greeting.version()).isEqualTo(version);
        return client;
    }

    private static HttpResponse<String> post(HttpClient client, BodyPublisher body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(service.uri("/users"))
                        .header("Content-Type", "application/json")
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static BodyPublisher unannounced(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String signUp(String name) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + UUID.randomUUID()
                + "@example.org\",\"password\":\"correct horse\"}";
    }
}
