package dev.retort.problems;

import static dev.retort.testing.Api.json;
import static dev.retort.testing.Api.newUser;
import static dev.retort.testing.Api.signUp;
import static dev.retort.testing.Api.typed;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.Json;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors look alike wherever they come from. */
abstract class ProblemBehaviour extends ApiBehaviour {

    @ParameterizedTest
    @CsvSource({
        "GET, /nope, 404",
        "GET, /users/, 404",
        "GET, /users/x, 404",
        "GET, /users/1.0, 404",
        "GET, /users/0x1, 404",
        "GET, /users/99999999999999999999, 404",
        "GET, /users/-1, 404",
        "GET, /users/0, 404",
        "GET, /users/1/, 404",
        "GET, /users/1/name, 404",
        "GET, /Users, 404",
        "DELETE, /users/x, 404",
        "GET, /q/nope, 404",
        "POST, /nope, 404",
        "DELETE, /users, 405",
        "PUT, /users, 405",
        "PATCH, /users, 405",
        "POST, /users/1, 405",
        "POST, /, 405",
        "TRACE, /users, 405",
        "BREW, /users, 405"
    })
    void errorIsAProblem(String method, String path, int status) {
        assertProblem(given().urlEncodingEnabled(false).request(method, path), status, path);
    }

    /** Also where a matrix parameter would leave the path of something that is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/;x",
                "/;",
                "/users;",
                "/users;jsessionid=1",
                "/users;x/1",
                "/users/USER;drop",
                "/users/USER;",
                "/users/;x",
                "/users/USER;a=b;c=d",
                "/users%3Bx",
                "/q/health;x",
                "/q;x/health",
                "/q/openapi;x",
                "/q/swagger-ui/;x",
                "/nope;x"
            })
    void semicolonIsPartOfItsSegment(String template) {
        String path = template.replace("USER", newUser().substring("/users/".length()));
        for (String method : java.util.List.of("GET", "DELETE", "PUT", "PATCH", "OPTIONS")) {
            assertProblem(given().urlEncodingEnabled(false).request(method, path), 404, path);
        }
        for (String query : java.util.List.of("after=x", "limit=1", "b=c;d=e")) {
            Response answer = given().urlEncodingEnabled(false).get(path + "?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(404);
        }
        given().urlEncodingEnabled(false).head(path + "?limit=1").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/swagger-ui..",
                "/q/swagger-ui.",
                "/q/swagger-uix",
                "/q/swagger-ui..%2f",
                "/q/swagger-ui%2F..",
                "/q/swagger-ui-2/index.html"
            })
    void whatBeginsLikeSwaggerUiIsNothing(String path) {
        assertProblem(given().urlEncodingEnabled(false).get(path), 404, path);
        given().redirects().follow(true).get("/q/swagger-ui").then().statusCode(200);
        when().get("/q/swagger-ui/").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/0%s", "/users/+%s", "/users/%%2B%s", "/users/%%D9%%A1%s", "/users/%s%%3Bx"})
    void userHasOneAddress(String other) {
        String path = newUser();
        String id = path.substring(path.lastIndexOf('/') + 1);
        for (String method : java.util.List.of("GET", "DELETE")) {
            given().urlEncodingEnabled(false)
                    .request(method, other.formatted(id))
                    .then()
                    .statusCode(404);
        }
        when().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/, 'GET, HEAD, OPTIONS'",
        "/users, 'GET, HEAD, OPTIONS, POST'",
        "/users/1, 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'"
    })
    void methodThatDoesNotApplyIsToldWhichDo(String path, String allowed) {
        given().request("BREW", path).then().statusCode(405).header("Allow", allowed);
        when().options(path).then().statusCode(204).header("Allow", allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html",
                "application/xml",
                "image/png",
                "application/json;q=0",
                "application/json;q=0.000, */*"
            })
    void unacceptableRepresentationsAreRefusedAsProblems(String accept) {
        assertProblem(given().accept(accept).get("/users"), 406, "/users");
        assertProblem(given().accept(accept).get("/nope"), 404, "/nope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
    void otherMediaTypesAreRefused(String type) {
        String path = newUser();
        assertProblem(typed(type, "{}").post("/users"), 415, "/users");
        assertProblem(typed(type, "{}").put(path), 415, path);
        assertProblem(typed(type, "{}").patch(path), 415, path);
    }

    @Test
    void mergePatchIsForPatchOnly() {
        String path = newUser();
        assertThat(given().contentType("application/merge-patch+json")
                        .body("{}")
                        .put(path)
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void bodyOfSixtyFourKibibytesIsReadAndNotOneByteMore() {
        String open = "{\"name\":\"";
        String full = open + "a".repeat(65_536 - open.length() - 2) + "\"}";
        assertThat(json(full).post("/users").statusCode()).isEqualTo(400);
        assertProblem(json(full + " ").post("/users"), 413, "/users");
    }

    @Test
    void everyResourceRefusesQueryParametersThatItDoesNotKnow() {
        assertProblem(given().queryParam("x", 1).get("/"), 400, "/");
        assertProblem(json(signUp()).queryParam("x", 1).post("/users"), 400, "/users");
        String path = newUser();
        assertProblem(given().queryParam("x", 1).delete(path), 400, path);
        when().get(path).then().statusCode(200);
    }

    @Test
    void badCursorIsAProblem() {
        assertProblem(given().queryParam("after", "x").get("/users"), 400, "/users");
    }

    @Test
    void conflictIsAProblem() {
        Map<String, Object> user = signUp();
        newUser(user);
        assertProblem(json(user).post("/users"), 409, "/users");
    }

    @Test
    void headOfAnErrorHasNoBody() {
        given().head("/nope").then().statusCode(404).body(equalTo(""));
        given().head("/users/0").then().statusCode(404).body(equalTo(""));
    }

    @Test
    void headTellsWhatGetWould() {
        String path = newUser();
        Response get = when().get(path);
        when().head(path)
                .then()
                .statusCode(200)
                .header("ETag", get.header("ETag"))
                .body(equalTo(""));
    }

    private static void assertProblem(Response answer, int status, String path) {
        answer.then().statusCode(status).contentType("application/problem+json");
        JsonNode problem = Json.strictly(answer.asString());
        assertThat(problem.path("type").textValue()).matches("urn:retort:problem:[a-z-]+|about:blank");
        assertThat(problem.path("title").isTextual()).isTrue();
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").isTextual()).isTrue();
        assertThat(problem.path("instance").textValue()).isEqualTo(path);
    }
}
