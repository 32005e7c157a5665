package dev.retort.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.AuditLines;
import dev.retort.testing.Json;
import dev.retort.testing.LoggedErrors;
import io.restassured.response.Response;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of failed sign-ins and of sign-ups, where the addresses of clients come from a proxy. */
abstract class LimitsBehaviour extends ApiBehaviour {

    private static final String PASSWORD = "correct horse";

    private static int lastAddress;

    @Test
    void failedSignInsForOneAddressWaitWhetherTheUserExistsOrNot() {
        String known = Api.signUp().get("email").toString();
        signUp(newAddress(), known).then().statusCode(201);
        assertThat(failuresUntilRefused(known)).isEqualTo(3);
        assertThat(failuresUntilRefused(Api.newEmail())).isEqualTo(3);
        Response refused = signIn(newAddress(), known.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        refused.then().statusCode(429).contentType("application/problem+json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void failedSignInsFromOneClientWaitAndThoseOfOthersDoNot() {
        String client = newAddress();
        for (int i = 0; i < 6; i++) {
            signIn(client, Api.newEmail(), PASSWORD).then().statusCode(401);
        }
        signIn(client, Api.newEmail(), PASSWORD).then().statusCode(429);
        signIn(newAddress(), Api.newEmail(), PASSWORD).then().statusCode(401);
    }

    @Test
    void successForgetsTheFailuresForItsAddress() {
        String email = Api.newEmail();
        signUp(newAddress(), email).then().statusCode(201);
        for (int round = 0; round < 2; round++) {
            signIn(newAddress(), email, "wrong horse").then().statusCode(401);
            signIn(newAddress(), email, "wrong horse").then().statusCode(401);
            signIn(newAddress(), email, PASSWORD).then().statusCode(200);
        }
    }

    @Test
    void networkOfIpv6IsOneClient() {
        for (int i = 0; i < 6; i++) {
            signIn("2001:db8:1:2::" + (i + 1), Api.newEmail(), PASSWORD).then().statusCode(401);
        }
        signIn("2001:db8:1:2:3:4:5:6", Api.newEmail(), PASSWORD).then().statusCode(429);
        signIn("2001:db8:1:3::1", Api.newEmail(), PASSWORD).then().statusCode(401);
    }

    @Test
    void signUpsFromOneClientAreCounted() {
        String client = newAddress();
        signUp(client, "nobody").then().statusCode(400);
        for (int i = 0; i < 2; i++) {
            signUp(client, Api.newEmail()).then().statusCode(201);
        }
        Response refused = signUp(client, Api.newEmail());
        refused.then().statusCode(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(60, 1800);
        signUp(newAddress(), Api.newEmail()).then().statusCode(201);
    }

    @Test
    void auditLogHasTheAddressThatTheProxyNames() {
        String client = newAddress();
        try (AuditLines audit = new AuditLines()) {
            signIn(client, Api.newEmail(), PASSWORD).then().statusCode(401);
            Awaitility.await().until(() -> !audit.lines().isEmpty());
            assertThat(audit.lines()).singleElement().asString().contains("\"client\":\"" + client + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_hidden",
                "for=",
                "for=\"",
                "for=\"[::1\"",
                "for=\"[::1]:x\"",
                "for=198.51.100.300:99999",
                "for=\"a\\\"b\"",
                "for=<script>;host=x;proto=y",
                ";;;=,=,for",
                "for=198.51.100.1;for=198.51.100.2, for=198.51.100.3",
                "for=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void brokenForwardedHeaderIsAnsweredAndLoggedInOneLine(String forwarded) {
        try (AuditLines audit = new AuditLines();
                LoggedErrors errors = new LoggedErrors()) {
            Response answer = given().header("Forwarded", forwarded)
                    .spec(Api.json(Map.of("email", Api.newEmail(), "password", PASSWORD)))
                    .post("/tokens");
            assertThat(answer.statusCode()).isIn(400, 401, 429);
            if (answer.statusCode() != 400) {
                Awaitility.await().until(() -> !audit.lines().isEmpty());
                assertThat(Json.strictly(audit.lines().get(0)).path("client").textValue())
                        .matches("[ -~]+");
            }
            assertThat(errors.messages()).isEmpty();
        }
    }

    private static int failuresUntilRefused(String email) {
        for (int failures = 0; failures < 10; failures++) {
            int status = signIn(newAddress(), email, "wrong horse").statusCode();
            if (status == 429) {
                return failures;
            }
            assertThat(status).isEqualTo(401);
        }
        return 10;
    }

    private static Response signIn(String client, String email, String password) {
        return given().header("Forwarded", "for=" + quoted(client))
                .spec(Api.json(Map.of("email", email, "password", password)))
                .post("/tokens");
    }

    private static Response signUp(String client, String email) {
        Map<String, Object> user = Api.signUp();
        user.put("email", email);
        return given().header("Forwarded", "for=" + quoted(client))
                .spec(Api.json(user))
                .post("/users");
    }

    private static String quoted(String client) {
        return client.contains(":") ? "\"[" + client + "]\"" : client;
    }

    private static synchronized String newAddress() {
        lastAddress++;
        return "198.51.100." + lastAddress;
    }
}
