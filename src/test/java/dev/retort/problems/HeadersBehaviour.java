package dev.retort.problems;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers that browsers act on. */
abstract class HeadersBehaviour extends ApiBehaviour {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/users", "/users/0", "/users;x", "/nope", "/q/health/live", "/q/metrics", "/tokens"})
    void noAnswerIsTakenForAnotherType(String path) {
        given().urlEncodingEnabled(false).get(path).then().header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void bodyBeyondTheLimitHasThemToo() {
        Api.json("x".repeat(70_000))
                .post("/users")
                .then()
                .statusCode(413)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void personalAnswersAreNotStoredAndNotModifiedStillWorks() {
        String path = Api.newUser();
        Response user = given().get(path);
        assertThat(user.headers().getValues("Cache-Control")).containsExactly("no-store");
        given().header("If-None-Match", user.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo("no-store"));
        given().get("/users?limit=1").then().header("Cache-Control", equalTo("no-store"));
        Response refused = Api.json("{\"email\":\"nobody@example.org\",\"password\":\"wrong horse\"}")
                .post("/tokens");
        assertThat(refused.headers().getValues("Cache-Control")).containsExactly("no-store");
        given().get("/").then().header("Cache-Control", nullValue());
        given().get("/usersx").then().header("Cache-Control", nullValue());
    }

    @Test
    void pagesLoadNothingFromElsewhere() {
        given().get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        given().get("/users").then().header("Content-Security-Policy", nullValue());
    }

    @Test
    void answerWithoutTlsSaysNothingOfIt() {
        given().get("/").then().header("Strict-Transport-Security", nullValue());
        given().header("X-Forwarded-Proto", "https").get("/").then().header("Strict-Transport-Security", nullValue());
    }
}
