package dev.retort.users;

import static dev.retort.testing.Api.json;
import static dev.retort.testing.Api.signUp;
import static dev.retort.testing.Api.signUpWith;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.Json;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ups that are refused. */
abstract class UserRulesBehaviour extends ApiBehaviour {

    static Stream<Arguments> brokenValues() {
        return Stream.of(
                Arguments.of("name", null),
                Arguments.of("name", ""),
                Arguments.of("name", "  \t "),
                Arguments.of("name", "\u00a0\u2003\u3000\u0085"),
                Arguments.of("name", "a".repeat(201)),
                Arguments.of("name", "a\u0000b"),
                Arguments.of("name", 7),
                Arguments.of("name", true),
                Arguments.of("name", java.util.List.of("a")),
                Arguments.of("email", null),
                Arguments.of("email", ""),
                Arguments.of("email", "nobody"),
                Arguments.of("email", "a@b@c"),
                Arguments.of("email", "a b@example.org"),
                Arguments.of("email", "@example.org"),
                Arguments.of("email", "a@"),
                Arguments.of("email", "a".repeat(65) + "@example.org"),
                Arguments.of("email", "a@" + "d".repeat(320)),
                Arguments.of("email", "a\u0000@example.org"),
                Arguments.of("email", "a\uff20example.org"),
                Arguments.of("email", "a@b\uff20example.org"),
                Arguments.of("email", "a@" + "\u00fc".repeat(64) + ".example"),
                Arguments.of("email", "a@" + "\u4f8b.".repeat(40) + "example"),
                Arguments.of("email", "a@\u0301\u00fc.example"),
                Arguments.of("email", "a@b\u202e\u00fc.example"),
                Arguments.of("email", "a@\u00fc..example"),
                Arguments.of("email", 7),
                Arguments.of("password", null),
                Arguments.of("password", "1234567"),
                Arguments.of("password", "p".repeat(129)),
                Arguments.of("password", "long enough\u0000"),
                Arguments.of("password", 12345678),
                Arguments.of("age", -1),
                Arguments.of("age", 151),
                Arguments.of("age", 7.0),
                Arguments.of("age", 7.5),
                Arguments.of("age", "7"),
                Arguments.of("age", ""),
                Arguments.of("age", true),
                Arguments.of("age", 99_999_999_999L),
                Arguments.of("id", 1),
                Arguments.of("createdAt", "2020-01-01T00:00:00Z"),
                Arguments.of("updatedAt", "2020-01-01T00:00:00Z"),
                Arguments.of("version", 1),
                Arguments.of("admin", true),
                Arguments.of("role", "admin"),
                Arguments.of("role", "user"),
                Arguments.of("Name", "a"));
    }

    @ParameterizedTest
    @MethodSource("brokenValues")
    void brokenRuleIsNamed(String member, Object value) {
        Response answer = signUpWith(member, value);
        answer.then().statusCode(400).contentType("application/problem+json");
        JsonNode problem = Json.strictly(answer.asString());
        assertThat(problem.path("type").textValue()).isEqualTo("urn:retort:problem:invalid-request");
        assertThat(problem.path("title").textValue()).isEqualTo("The request is not valid");
        assertThat(problem.path("status").intValue()).isEqualTo(400);
        assertThat(problem.path("instance").textValue()).isEqualTo("/users");
        assertThat(problem.path("violations").findValuesAsText("field")).contains(member);
    }

    @Test
    void allBrokenRulesAreNamedAtOnce() {
        json(Map.of("name", "", "email", "x", "password", "short", "age", 200))
                .post("/users")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("name", "email", "password", "age"))
                .body("violations", hasSize(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "password"})
    void requiredMembersMustBeThere(String member) {
        Map<String, Object> user = signUp();
        user.remove(member);
        json(user).post("/users").then().statusCode(400).body("violations.field", hasItem(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\udc00b", "\\udc00\\ud800", "\\u0000"})
    void loneSurrogatesAndNulAreRefused(String escaped) {
        String body =
                "{\"name\":\"" + escaped + "\",\"email\":\"" + Api.newEmail() + "\",\"password\":\"correct horse\"}";
        json(body).post("/users").then().statusCode(400).body("violations.field", hasItem("name"));
    }

    @Test
    void unknownMemberThatIsNoUnicodeIsAnsweredAllTheSame() {
        json("{\"\\ud800\":1}").post("/users").then().statusCode(400).body("violations", hasSize(1));
    }

    @Test
    void passwordsAreNotToldBack() {
        Response answer = signUpWith("password", "secret7");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).doesNotContain("secret7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{\"name\"}",
                "{'name':'a'}",
                "{\"name\":\"a\",}",
                "nope",
                "{} {}",
                "{}x",
                "[]",
                "[{}]",
                "null",
                "7",
                "\"text\"",
                "NaN",
                "{\"age\":01}",
                "{\"age\":+1}",
                "{\"name\":\"a\nb\"}",
                "{/**/}",
                "{\"name\":\"\\x\"}"
            })
    void malformedJsonIsRefused(String body) {
        json(body)
                .post("/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400));
    }

    @Test
    void memberThatComesTwiceIsRefused() {
        json("{\"name\":\"a\",\"name\":\"b\",\"email\":\"a@example.org\",\"password\":\"correct horse\"}")
                .post("/users")
                .then()
                .statusCode(400)
                .body("detail", containsString("twice"));
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        for (String body : List.of("[".repeat(30_000), "{\"a\":".repeat(10_000))) {
            // As bytes: REST Assured takes seconds to lay such text out for a log that nobody asked for.
            given().contentType("application/json")
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .post("/users")
                    .then()
                    .statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "password"})
    void numberIsNoText(String member) {
        for (Object value : List.of(7, 7.5, 12_345_678_901L, true)) {
            signUpWith(member, value)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(member))
                    .body("violations[0].message", equalTo("must be a string"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "7.5", "true", "{}", "99999999999"})
    void ageIsAnInteger(String value) {
        json("{\"age\":" + value + "}")
                .post("/users")
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("must be an integer"));
    }

    @Test
    void jsonBeyondWhatIsReadIsCalledThat() {
        for (String body : List.of(
                "{\"age\":" + "1".repeat(5_000) + "}",
                "{\"" + "n".repeat(60_000) + "\":1}",
                "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")) {
            given().contentType("application/json")
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .post("/users")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("too long, or is nested too deeply"));
        }
    }

    @Test
    void byteOrderMarkIsSkipped() {
        String email = Api.newEmail();
        byte[] body = ("\ufeff{\"name\":\"a\",\"email\":\"" + email + "\",\"password\":\"correct horse\"}")
                .getBytes(StandardCharsets.UTF_8);
        given().contentType("application/json").body(body).post("/users").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32BE"})
    void otherEncodingsThanUtf8AreRefused(String charset) {
        byte[] body = ("{\"name\":\"é\",\"email\":\"" + Api.newEmail() + "\",\"password\":\"correct horse\"}")
                .getBytes(Charset.forName(charset));
        given().contentType("application/json").body(body).post("/users").then().statusCode(400);
        given().contentType("application/json; charset=" + charset)
                .body(body)
                .post("/users")
                .then()
                .statusCode(415);
    }

    @Test
    void emailThatGrowsBeyondTheLimitWhenLowerCasedIsRefused() {
        // U+0130 becomes two code points.
        signUpWith("email", "a@" + "\u0130".repeat(300))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("email"));
    }

    @ParameterizedTest
    @CsvSource({
        "jos\u00e9%s@example.org,         jose\u0301%s@example.org,         jos\u00e9%s@example.org",
        "JOSE\u0301%s@example.org,        jos\u00e9%s@EXAMPLE.org,          jos\u00e9%s@example.org",
        "a%s@b\u00fccher.example,         a%s@xn--bcher-kva.example,       a%s@xn--bcher-kva.example",
        "a%s@BU\u0308CHER.example,        a%s@Xn--Bcher-Kva.example,       a%s@xn--bcher-kva.example",
        "a%s@\u4f8b\u3048\u3002example,   a%s@\u4f8b\u3048\uff0eexample,    a%s@xn--r8jz45g.example",
        "a%s@\uff45xample.org,            a%s@example.org,                 a%s@example.org"
    })
    void oneMailboxIsOneAddress(String first, String second, String stored) {
        String unique = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String path = Api.newUser(userOf(first.formatted(unique)));
        given().get(path).then().body("email", equalTo(stored.formatted(unique)));
        json(userOf(second.formatted(unique)))
                .post("/users")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:retort:problem:email-taken"));
        for (String spelling : List.of(first, second, stored)) {
            given().queryParam("email", spelling.formatted(unique))
                    .get("/users")
                    .then()
                    .statusCode(200)
                    .body("items.email", equalTo(List.of(stored.formatted(unique))));
        }
        String other = Api.newUser();
        Api.mergePatch("{\"email\":\"" + second.formatted(unique) + "\"}")
                .patch(other)
                .then()
                .statusCode(409);
        Api.mergePatch("{\"email\":\"" + second.formatted(unique) + "\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""));
    }

    @Test
    void domainsThatDnsKnowsAsTwoAreTwo() {
        String unique = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        Api.newUser(userOf(unique + "@stra\u00dfe.example"));
        Api.newUser(userOf(unique + "@strasse.example"));
    }

    private static Map<String, Object> userOf(String email) {
        Map<String, Object> user = signUp();
        user.put("email", email);
        return user;
    }

    @Test
    void hostileTextComesBackAsItWas() {
        String name = "'; DROP TABLE users; --\"\\%_\u2028😀";
        signUpWith("name", name)
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .body("name", not(equalTo("")));
    }
}
