package dev.retort.users;

import static dev.retort.testing.Api.json;
import static dev.retort.testing.Api.mergePatch;
import static dev.retort.testing.Api.newEmail;
import static dev.retort.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.retort.testing.ApiBehaviour;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests (RFC 9110, section 13). */
abstract class PreconditionsBehaviour extends ApiBehaviour {

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", "*", "\"a\",W/TAG ,\"b\"", ",\"a\", ,TAG,"})
    void readOfAKnownVersionIsNotModified(String condition) {
        String path = newUser();
        String tag = tag(path);
        given().header("If-None-Match", condition.replace("TAG", tag))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(equalTo(""));
    }

    @Test
    void readOfAnotherVersionIsAnswered() {
        String path = newUser();
        String tag = tag(path);
        mergePatch("{\"age\":7}").patch(path).then().statusCode(200);
        given().header("If-None-Match", tag).get(path).then().statusCode(200).body("age", equalTo(7));
    }

    /** The cube of its length would be hours. */
    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void hostileListIsRefusedAtOnce(String header) {
        String path = newUser();
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> given().header(header, "\"1\"" + " ".repeat(15_000) + "x")
                        .get(path)
                        .then()
                        .statusCode(400));
    }

    @Test
    void readComparesIfMatchStrongly() {
        String path = newUser();
        given().header("If-Match", tag(path)).get(path).then().statusCode(200);
        given().header("If-Match", "W/" + tag(path)).get(path).then().statusCode(412);
        given().header("If-Match", "\"other\"").get(path).then().statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "*", "\"other\", TAG", "\"a,b\",TAG"})
    void writeOfTheVersionThatWasSeenGoesThrough(String condition) {
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            String path = newUser();
            Response answer = write(given().header("If-Match", condition.replace("TAG", tag(path))), method, path);
            assertThat(answer.statusCode()).as(method).isIn(200, 204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/TAG", "\"a\", \"b\"", "W/\"a\""})
    void writeOfAnotherVersionFails(String condition) {
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            String path = newUser();
            String before = when().get(path).asString();
            write(given().header("If-Match", condition.replace("TAG", tag(path))), method, path)
                    .then()
                    .statusCode(412)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:retort:problem:precondition-failed"));
            assertThat(when().get(path).asString()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "W/\"V\",        weak, nginx",
                "W/\"V-gzip\",   weak, nginx",
                "\"V-gzip\",     suffix, DeflateAlterETag",
                "\"V--gzip\",    suffix, DeflateAlterETag",
                "\"V;gzip\",     suffix, DeflateAlterETag",
                "\"V-br\",       suffix, DeflateAlterETag",
                "\"V-zstd\",     suffix, DeflateAlterETag",
                "'\"x\", \"V-gzip\"', suffix, DeflateAlterETag"
            })
    void tagThatAProxyAlteredIsToldFromAChange(String condition, String what, String setting) {
        for (String method : new String[] {"GET", "PUT", "PATCH", "DELETE"}) {
            String path = newUser();
            mergePatch("{\"age\":7}").patch(path).then().statusCode(200);
            write(given().header("If-Match", condition.replace("V", "1")), method, path)
                    .then()
                    .statusCode(412)
                    .body("detail", containsString("has not changed"))
                    .body("detail", containsString(what))
                    .body("detail", containsString(setting))
                    .body("detail", containsString("Send \"1\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0\"",
                "W/\"0\"",
                "\"0-gzip\"",
                "\"11-gzip\"",
                "\"1-tar\"",
                "\"gzip\"",
                "\"-gzip\"",
                "\"1gzip\"",
                "\"\""
            })
    void tagOfAnotherVersionIsAChangeHoweverItIsAltered(String condition) {
        String path = newUser();
        mergePatch("{\"age\":7}").patch(path).then().statusCode(200);
        given().header("If-Match", condition)
                .get(path)
                .then()
                .statusCode(412)
                .body("detail", containsString("has changed; its ETag is now \"1\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "*"})
    void writeThatExcludesThisVersionFails(String condition) {
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            String path = newUser();
            write(given().header("If-None-Match", condition.replace("TAG", tag(path))), method, path)
                    .then()
                    .statusCode(412);
        }
    }

    @Test
    void missingUserComesBeforeThePrecondition() {
        for (String method : new String[] {"PUT", "PATCH", "DELETE", "GET"}) {
            write(given().header("If-Match", "\"0\""), method, "/users/999999999")
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"open", "\"a\" \"b\"", "w/\"a\"", "\"a\",,x", "*, \"a\"", ", ,"})
    void malformedTagsAreRefused(String condition) {
        String path = newUser();
        given().header("If-Match", condition).get(path).then().statusCode(400);
        write(given().header("If-Match", condition), "DELETE", path).then().statusCode(400);
        when().get(path).then().statusCode(200);
    }

    @Test
    void conditionsMaySpanSeveralHeaderLines() {
        String path = newUser();
        given().header("If-Match", "\"other\"", tag(path)).get(path).then().statusCode(200);
    }

    @Test
    void lostUpdateIsPrevented() {
        String path = newUser();
        String seen = tag(path);
        write(given().header("If-Match", seen), "PATCH", path).then().statusCode(200);
        write(given().header("If-Match", seen), "PATCH", path).then().statusCode(412);
    }

    private static Response write(RequestSpecification request, String method, String path) {
        return switch (method) {
            case "PUT" ->
                request.spec(json(Map.of("name", "Grace", "email", newEmail()))).put(path);
            case "PATCH" -> request.spec(mergePatch("{\"age\":42}")).patch(path);
            case "DELETE" -> request.delete(path);
            default -> request.get(path);
        };
    }

    private static String tag(String path) {
        return when().get(path).header("ETag");
    }
}
