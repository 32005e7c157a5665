package dev.retort.users;

import static dev.retort.testing.Api.json;
import static dev.retort.testing.Api.mergePatch;
import static dev.retort.testing.Api.newEmail;
import static dev.retort.testing.Api.newUser;
import static dev.retort.testing.Api.signUp;
import static dev.retort.testing.Api.signUpWith;
import static dev.retort.testing.Api.typed;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.retort.passwords.PasswordHasher;
import dev.retort.testing.ApiBehaviour;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that create, read, change and delete a user, and the stored result. */
abstract class UserCrudBehaviour extends ApiBehaviour {

    @Inject
    DataSource dataSource;

    @Inject
    PasswordHasher hasher;

    @Test
    void signUpAnswersWithTheUserItsPlaceAndItsTag() {
        Map<String, Object> user = signUp();
        Response created = json(user).post("/users");
        created.then()
                .statusCode(201)
                .contentType("application/json")
                .header("Location", endsWith("/users/" + created.jsonPath().getLong("id")))
                .header("ETag", matchesPattern("\"[^\"]+\""))
                .body("$", aMapWithSize(7))
                .body("name", equalTo(user.get("name")))
                .body("email", equalTo(user.get("email")))
                .body("age", equalTo(36))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"));
        assertThat(created.jsonPath().getString("updatedAt"))
                .isEqualTo(created.jsonPath().getString("createdAt"));
        given().get(created.header("Location")).then().statusCode(200).body("email", equalTo(user.get("email")));
    }

    @Test
    void readAnswersExactlyWhatSignUpAnswered() {
        Response created = json(signUp()).post("/users");
        Response read = when().get("/users/" + created.jsonPath().getLong("id"));
        assertThat(read.asString()).isEqualTo(created.asString());
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void ageMayBeLeftOutOrNull() {
        Map<String, Object> user = signUp();
        user.remove("age");
        json(user).post("/users").then().statusCode(201).body("age", nullValue());
        signUpWith("age", null).then().statusCode(201).body("age", nullValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150})
    void agesFromZeroToOneHundredAndFiftyAreTaken(int age) {
        signUpWith("age", age).then().statusCode(201).body("age", equalTo(age));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" both ends ", "é\u0301", "𐐷 Deseret", "' OR 1=1 --", "<b>&amp;</b>", "李小龍", "\u200f", "a\tb\nc"
            })
    void nameIsStoredAsSent(String name) {
        String path = newUser(with("name", name));
        when().get(path).then().body("name", equalTo(name));
    }

    @Test
    void lengthsCountCodePoints() {
        String longest = "😀".repeat(longestNameOfEmoji());
        signUpWith("name", longest).then().statusCode(201).body("name", equalTo(longest));
        signUpWith("name", longest + "😀").then().statusCode(400).body("violations.field", hasItem("name"));
        signUpWith("password", "😀".repeat(128)).then().statusCode(201);
        signUpWith("password", "😀".repeat(7)).then().statusCode(400);
    }

    /** How many characters of two UTF-16 units fit into a name. */
    int longestNameOfEmoji() {
        return 200;
    }

    @Test
    void longestEmailIsTaken() {
        String label = "d".repeat(60);
        String email = "l".repeat(64) + "@" + (label + ".").repeat(4) + "d".repeat(11);
        assertThat(email).hasSize(320);
        signUpWith("email", email).then().statusCode(201).body("email", equalTo(email));
        signUpWith("email", "  " + newEmail() + "\u3000").then().statusCode(201);
    }

    @Test
    void emailIsTrimmedAndLowerCased() {
        String email = newEmail();
        signUpWith("email", "\u00a0 " + email.toUpperCase(java.util.Locale.ROOT) + "\t")
                .then()
                .statusCode(201)
                .body("email", equalTo(email));
    }

    @Test
    void passwordIsStoredAsArgon2idAndNeverShown() throws SQLException {
        Map<String, Object> user = with("password", "a very secret password");
        Response created = json(user).post("/users");
        assertThat(created.asString()).doesNotContain("password", "argon2", "secret");
        String stored = storedPassword(created.jsonPath().getLong("id"));
        assertThat(stored).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(hasher.verify("a very secret password", stored)).isTrue();
        assertThat(hasher.verify("another password", stored)).isFalse();
        when().get("/users/" + created.jsonPath().getLong("id")).then().body("password", nullValue());
    }

    @Test
    void putReplacesAndLeavesThePasswordAlone() throws SQLException {
        String path = newUser();
        String before = storedPassword(id(path));
        String email = newEmail();
        JsonPath was = when().get(path).jsonPath();
        Response replaced = json(Map.of("name", "Grace", "email", email)).put(path);
        replaced.then()
                .statusCode(200)
                .header("ETag", not(equalTo(when().head("/").header("ETag"))))
                .body("name", equalTo("Grace"))
                .body("email", equalTo(email))
                .body("age", nullValue())
                .body("createdAt", equalTo(was.getString("createdAt")));
        assertThat(Instant.parse(replaced.jsonPath().getString("updatedAt")))
                .isAfter(Instant.parse(was.getString("updatedAt")));
        assertThat(storedPassword(id(path))).isEqualTo(before);
        when().get(path).then().header("ETag", replaced.header("ETag")).body("name", equalTo("Grace"));
    }

    @Test
    void putTakesANewPassword() throws SQLException {
        String path = newUser();
        String tag = when().get(path).header("ETag");
        json(Map.of("name", "Grace", "email", newEmail(), "password", "another horse"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
        assertThat(hasher.verify("another horse", storedPassword(id(path)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"a@example.org\"}",
                "{\"name\":\"a\"}",
                "{\"name\":null,\"email\":\"a@example.org\"}",
                "{\"name\":\"a\",\"email\":\"a@example.org\",\"password\":null}",
                "{\"name\":\"a\",\"email\":\"a@example.org\",\"password\":\"short\"}",
                "{\"name\":\"a\",\"email\":\"a@example.org\",\"version\":1}"
            })
    void putRefusesWhatBreaksARule(String body) {
        String path = newUser();
        String before = when().get(path).asString();
        json(body)
                .put(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", notNullValue());
        assertThat(when().get(path).asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/merge-patch+json | {\"name\":\"Grace\"}   | Grace        | 36",
                "application/json             | {\"name\":\"Grace\"}   | Grace        | 36",
                "application/merge-patch+json | {\"age\":37}           | Ada Lovelace | 37",
                "application/merge-patch+json | {\"age\":null}         | Ada Lovelace |",
                "application/merge-patch+json | {\"password\":\"another horse\"} | Ada Lovelace | 36"
            })
    void patchChangesWhatItNames(String type, String patch, String name, Integer age) {
        String path = newUser();
        Response before = when().get(path);
        Response patched = typed(type, patch).patch(path);
        patched.then()
                .statusCode(200)
                .header("ETag", not(equalTo(before.header("ETag"))))
                .body("name", equalTo(name))
                .body("age", equalTo(age))
                .body("email", equalTo(before.jsonPath().getString("email")))
                .body("updatedAt", not(equalTo(before.jsonPath().getString("updatedAt"))));
        assertThat(when().get(path).asString()).isEqualTo(patched.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"Ada Lovelace\"}", "{\"age\":36}"})
    void patchThatChangesNothingChangesNeitherTagNorTime(String patch) {
        String path = newUser();
        Response before = when().get(path);
        Response patched = mergePatch(patch).patch(path);
        patched.then().statusCode(200).header("ETag", before.header("ETag"));
        assertThat(patched.asString()).isEqualTo(before.asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":null}",
                "{\"email\":null}",
                "{\"password\":null}",
                "{\"id\":null}",
                "{\"unknown\":null}",
                "{\"createdAt\":\"2020-01-01T00:00:00Z\"}",
                "{\"name\":{\"first\":\"Ada\"}}",
                "{\"age\":-1}",
                "{\"role\":null}",
                "{\"role\":\"Admin\"}",
                "{\"role\":\"root\"}",
                "{\"role\":1}"
            })
    void patchRefusesWhatBreaksARule(String patch) {
        String path = newUser();
        String before = when().get(path).asString();
        mergePatch(patch)
                .patch(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", notNullValue());
        assertThat(when().get(path).asString()).isEqualTo(before);
    }

    @Test
    void roleIsUserUntilItIsSetAndStaysWhenItIsNotSent() {
        String path = newUser();
        when().get(path).then().body("role", equalTo("user"));
        Response raised = mergePatch("{\"role\":\"admin\"}").patch(path);
        raised.then().statusCode(200).body("role", equalTo("admin"));
        Map<String, Object> replacement = signUp();
        replacement.remove("password");
        json(replacement).put(path).then().statusCode(200).body("role", equalTo("admin"));
        mergePatch("{\"age\":7}").patch(path).then().statusCode(200).body("role", equalTo("admin"));
        replacement.put("role", "user");
        json(replacement).put(path).then().statusCode(200).body("role", equalTo("user"));
        when().get(path).then().body("role", equalTo("user"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"name\"", "true"})
    void patchThatIsNoObjectIsRefused(String patch) {
        mergePatch(patch).patch(newUser()).then().statusCode(400);
    }

    @Test
    void deletedUserIsGone() {
        String path = newUser();
        when().delete(path).then().statusCode(204).body(equalTo(""));
        when().get(path).then().statusCode(404);
        when().delete(path).then().statusCode(404);
        json(Map.of("name", "a", "email", newEmail())).put(path).then().statusCode(404);
        mergePatch("{}").patch(path).then().statusCode(404);
    }

    @Test
    void emailOfADeletedUserIsFreeAgain() {
        Map<String, Object> user = signUp();
        when().delete(newUser(user)).then().statusCode(204);
        json(user).post("/users").then().statusCode(201);
    }

    @Test
    void idsAreNotGivenTwice() {
        String path = newUser();
        when().delete(path);
        assertThat(id(newUser())).isGreaterThan(id(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "put", "patch"})
    void duplicateEmailIsRejectedWith409WhateverItsCase(String method) {
        String email = newEmail();
        newUser(with("email", email));
        String path = newUser();
        String same = " " + email.toUpperCase(java.util.Locale.ROOT);
        Response answer =
                switch (method) {
                    case "post" -> signUpWith("email", same);
                    case "put" -> json(Map.of("name", "a", "email", same)).put(path);
                    default -> mergePatch("{\"email\":\"" + same + "\"}").patch(path);
                };
        answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:retort:problem:email-taken"));
    }

    @Test
    void onesOwnEmailIsNoDuplicate() {
        Map<String, Object> user = signUp();
        String path = newUser(user);
        json(Map.of("name", "Grace", "email", user.get("email")))
                .put(path)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> with(String member, Object value) {
        Map<String, Object> user = new HashMap<>(signUp());
        user.put(member, value);
        return user;
    }

    private static long id(String path) {
        return Long.parseLong(path.substring("/users/".length()));
    }

    private String storedPassword(long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select password from users where id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }
}
