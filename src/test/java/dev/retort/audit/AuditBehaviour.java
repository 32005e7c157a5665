package dev.retort.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.Json;
import dev.retort.testing.Wire;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of requests, and the lines of the audit log, in the mode {@code jwt}. */
abstract class AuditBehaviour extends ApiBehaviour {

    private static final Logger LOG = Logger.getLogger("dev.retort.audit");
    private static final String PASSWORD = "correct horse";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setLevel(Level.INFO);
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
        LOG.setLevel(null);
    }

    @Test
    void writesAndRefusedAccessesAreALineEachAndReadsAreNone() {
        Map<String, Object> user = Api.signUp();
        String email = user.get("email").toString();
        Response created = Api.json(user).post("/users");
        created.then().statusCode(201);
        String id = created.path("id").toString();
        assertThat(lineOf(created).path("about").textValue()).isEqualTo(id);

        Response wrong =
                Api.json(Map.of("email", email, "password", "wrong horse")).post("/tokens");
        Response right = Api.json(Map.of("email", email, "password", PASSWORD)).post("/tokens");
        JsonNode refused = lineOf(wrong);
        assertThat(refused.path("status").intValue()).isEqualTo(401);
        assertThat(refused.path("about").textValue()).matches("sha256:[0-9a-f]{16}");
        assertThat(lineOf(right).path("about")).isEqualTo(refused.path("about"));
        String token = right.path("accessToken");

        Response changed = given().header("Authorization", "Bearer " + token)
                .spec(Api.json(Map.of("age", 40)))
                .patch("/users/" + id);
        changed.then().statusCode(200);
        JsonNode change = lineOf(changed);
        assertThat(change.path("user").textValue()).isEqualTo(id);
        assertThat(change.path("issuer").textValue()).isEqualTo("retort");
        assertThat(change.path("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(change.path("method").textValue()).isEqualTo("PATCH");
        assertThat(change.path("path").textValue()).isEqualTo("/users/" + id);
        assertThat(change.path("client").textValue()).isEqualTo("127.0.0.1");
        assertThat(change.path("time").textValue()).endsWith("Z");
        assertThat(change.path("status").intValue()).isEqualTo(200);

        Response others = given().header("Authorization", "Bearer " + token).get("/users?email=" + email);
        assertThat(lineOf(given().get("/users/Ada@example.org")).path("path").textValue())
                .isEqualTo("/users/*@*");
        assertThat(lineOf(given().get("/users/ada%40example.org")).path("path").textValue())
                .isEqualTo("/users/*@*");
        assertThat(lineOf(others).path("status").intValue()).isEqualTo(403);
        assertThat(lineOf(others).path("user").textValue()).isEqualTo(id);
        assertThat(lineOf(given().get("/users/" + id)).path("status").intValue())
                .isEqualTo(401);

        Response read = given().header("Authorization", "Bearer " + token).get("/users/" + id);
        read.then().statusCode(200);
        Response deleted = given().header("Authorization", "Bearer " + token).delete("/users/" + id);
        lineOf(deleted);
        assertThat(lines).noneMatch(line -> line.contains(read.header("X-Request-Id")));
        assertThat(String.join("\n", lines))
                .doesNotContain(email, PASSWORD, "wrong horse", token, token.substring(token.lastIndexOf('.')));
    }

    @Test
    void requestWhoseClientHungUpHasNoStatus() {
        try (Wire wire = Wire.to(RestAssured.port)) {
            wire.send("POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nX-Request-Id: half\r\n\r\n{");
        }
        Awaitility.await().until(() -> lines.stream().anyMatch(line -> line.contains("\"half\"")));
        assertThat(lines).singleElement().asString().endsWith("\"status\":null}");
    }

    @Test
    void textOfTheRequestCannotBeginALine() {
        Response plain = given().urlEncodingEnabled(false)
                .delete("/users/%0a%7B%22user%22:%22admin%22%7D%E2%80%A8%C2%85%1b%5B2J");
        plain.then().statusCode(401);
        lineOf(plain);
        assertThat(lines).allMatch(line -> line.chars().allMatch(character -> character >= ' ' && character < 0x7f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7f3c-1.2:3_4", "0123456789012345678901234567890123456789012345678901234567890123"})
    void wellFormedIdIsKept(String id) {
        for (String path : new String[] {"/", "/users", "/nope", "/users;x"}) {
            given().header("X-Request-Id", id).get(path).then().header("X-Request-Id", equalTo(id));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a\"b", "{}", "é", "01234567890123456789012345678901234567890123456789012345678901234"})
    void otherIdIsReplaced(String id) {
        given().header("X-Request-Id", id)
                .get("/")
                .then()
                .header("X-Request-Id", not(equalTo(id)))
                .header("X-Request-Id", matchesPattern("[0-9a-f]{1,16}"));
    }

    private JsonNode lineOf(Response response) {
        String id = response.header("X-Request-Id");
        Awaitility.await().until(() -> lines.stream().anyMatch(line -> line.contains("\"" + id + "\"")));
        List<String> found =
                lines.stream().filter(line -> line.contains("\"" + id + "\"")).toList();
        assertThat(found).hasSize(1);
        return Json.strictly(found.get(0));
    }

    @Test
    void eachRequestHasAnIdOfItsOwn() {
        assertThat(given().get("/").header("X-Request-Id"))
                .isNotEqualTo(given().get("/").header("X-Request-Id"));
    }
}
