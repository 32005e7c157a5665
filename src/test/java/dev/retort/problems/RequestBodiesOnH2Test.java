package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Api;
import dev.retort.testing.LoggedErrors;
import dev.retort.testing.OnH2;
import dev.retort.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies arrive whole in whatever pieces they are sent, and a broken one is the fault of who sent it. */
@QuarkusTest
@TestProfile(OnH2.class)
class RequestBodiesOnH2Test {

    private static final String CHUNKED = "Host: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final LoggedErrors errors = new LoggedErrors();

    @AfterEach
    void nothingIsLogged() {
        errors.close();
        assertThat(errors.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10240, 1000, 0",
        "10240, 70000, 0",
        "10241, 1000, 0",
        "10241, 70000, 0",
        "10241, 4000, 50",
        "65536, 1000, 0",
        "65536, 70000, 0",
        "65536, 9000, 50",
        "65536, 11000, 50"
    })
    void chunkedBodyIsReadUpToTheLimit(int bytes, int chunkBytes, long pauseMilliseconds) {
        try (Wire wire = wire()) {
            wire.send("POST /users HTTP/1.1\r\n" + CHUNKED + JSON + "\r\n");
            wire.sendChunks(signUp(bytes), chunkBytes, Duration.ofMillis(pauseMilliseconds));
            assertThat(wire.answer()).startsWith("HTTP/1.1 201");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 65_537})
    void chunkedBodyBeyondTheLimitIsRefused(int chunkBytes) {
        try (Wire wire = wire()) {
            wire.send("POST /users HTTP/1.1\r\n" + CHUNKED + JSON + "\r\n");
            wire.sendChunks(signUp(65_537), chunkBytes, Duration.ZERO);
            assertProblem(wire.answer(), 413);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users, multipart/form-data, 200",
        "GET, /nope, multipart/form-data; boundary=x, 404",
        "GET, /users, application/x-www-form-urlencoded, 200",
        "HEAD, /users, application/x-www-form-urlencoded, 200",
        "POST, /users, application/x-www-form-urlencoded, 415",
        "POST, /users, multipart/form-data, 415"
    })
    void formIsABodyLikeAnyOther(String method, String path, String type, int status) {
        try (Wire wire = wire()) {
            wire.send(method + " " + path + " HTTP/1.1\r\n" + CHUNKED + "Content-Type: " + type + "\r\n\r\n");
            wire.sendChunks("%zz=%", 3, Duration.ZERO);
            assertThat(wire.answer()).startsWith("HTTP/1.1 " + status);
        }
    }

    /** Vert.x closes the connection before an answer has gone. */
    @Test
    void chunkOfNoSizeEndsTheConnection() {
        try (Wire wire = wire()) {
            wire.send("POST /users HTTP/1.1\r\n" + CHUNKED + JSON + "\r\n5\r\n{\"nam\r\nzz\r\n");
            assertThat(wire.answer()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHUNKED + JSON + "\r\n5\r\n{\"nam\r\n",
                "Host: localhost\r\nContent-Length: 100\r\n" + JSON + "\r\n{\"nam",
                "Host: localhost\r\nContent-Length: 60000\r\n" + JSON + "\r\n{\"nam"
            })
    void whoHangsUpHalfwayIsNoFaultOfOurs(String half) throws Exception {
        try (Wire wire = wire()) {
            wire.send("POST /users HTTP/1.1\r\n" + half);
            Thread.sleep(100);
        }
        Thread.sleep(200);
    }

    @Test
    void clientThatAsksIsToldToContinue() {
        String body = signUp(200);
        try (Wire wire = wire()) {
            wire.send("POST /users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n" + JSON
                    + "Content-Length: 200\r\n\r\n");
            wire.send(body);
            assertThat(wire.answer()).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10_241, 65_536})
    void bodyOverHttp2IsReadUpToTheLimit(int bytes) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        URI users = URI.create("http://localhost:" + RestAssured.port + "/users");
        client.send(HttpRequest.newBuilder(users).build(), HttpResponse.BodyHandlers.discarding());
        byte[] body = signUp(bytes).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(users)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static Wire wire() {
        return Wire.to(RestAssured.port);
    }

    /** A valid sign-up of so many bytes. */
    private static String signUp(int bytes) {
        String user = "{\"name\":\"N\",\"email\":\"" + Api.newEmail() + "\",\"password\":\"correct horse\"";
        return user + " ".repeat(bytes - user.length() - 1) + "}";
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":" + status);
    }
}
