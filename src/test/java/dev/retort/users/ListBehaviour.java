package dev.retort.users;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.Json;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of users: pages, order, filters, cursors. */
abstract class ListBehaviour extends ApiBehaviour {

    @Inject
    DataSource dataSource;

    @BeforeEach
    void removeUsers() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from users");
        }
    }

    @Test
    void emptyListHasNoNext() {
        when().get("/users")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("$", hasKey("next"))
                .body("next", nullValue())
                .body("$", not(hasKey("total")))
                .header("Link", nullValue());
    }

    @Test
    void pageHasTwentyUnlessAskedOtherwise() {
        for (int i = 0; i < 21; i++) {
            addUser("n" + i, i);
        }
        Response first = when().get("/users");
        first.then().body("items", hasSize(20));
        assertThat(first.jsonPath().getString("next")).isNotBlank();
        given().queryParam("after", first.jsonPath().getString("next"))
                .get("/users")
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        given().queryParam("limit", 100)
                .get("/users")
                .then()
                .body("items", hasSize(21))
                .body("next", nullValue());
        given().queryParam("limit", 21)
                .get("/users")
                .then()
                .body("items", hasSize(21))
                .body("next", nullValue());
    }

    @Test
    void linkLeadsToTheNextPage() {
        addUser("a", 1);
        addUser("b", 2);
        Response first = given().queryParam("limit", 1)
                .queryParam("sort", "-name")
                .queryParam("total", true)
                .get("/users");
        String link = first.header("Link");
        assertThat(link).matches("<http://[^>]+>; rel=\"next\"");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("a"))
                .body("total", equalTo(2))
                .header("Link", nullValue());
    }

    /** What a client may send that is no proxy whom the service trusts. */
    @Test
    void nobodyMovesTheAddressesUnlessAProxyIsTrusted() {
        addUser("a", 1);
        addUser("b", 2);
        Response page = given().header("X-Forwarded-Prefix", "/v1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .get("/users?limit=1");
        page.then().statusCode(200);
        assertThat(page.header("Link"))
                .matches("<http://localhost:[0-9]+/users\\?.*")
                .doesNotContain("v1", "evil");
        given().header("X-Forwarded-Prefix", "/v1").get("/").then().statusCode(200);
        given().header("X-Forwarded-Prefix", "/v1").get("/users/0").then().body("instance", equalTo("/users/0"));
    }

    @Test
    void totalCountsWhatTheFiltersLetThrough() {
        addUser("Ada", 1);
        addUser("adele", 2);
        addUser("Bob", 3);
        given().queryParam("total", "true").get("/users").then().body("total", equalTo(3));
        given().queryParam("total", "true")
                .queryParam("name", "AD")
                .queryParam("limit", 1)
                .get("/users")
                .then()
                .body("total", equalTo(2))
                .body("items", hasSize(1));
        given().queryParam("total", "false").get("/users").then().body("$", not(hasKey("total")));
    }

    @ParameterizedTest
    @CsvSource({
        "id,         0 1 2 3 4 5",
        "-id,        5 4 3 2 1 0",
        "name,       2 5 0 4 1 3",
        "-name,      3 1 0 4 5 2",
        "age,        1 0 4 2 3 5",
        "-age,       2 0 4 1 3 5",
        "email,      0 1 2 3 4 5",
        "-email,     5 4 3 2 1 0",
        "createdAt,  0 1 2 3 4 5",
        "-createdAt, 5 4 3 2 1 0"
    })
    void everySortHasItsOrderWhateverThePageSize(String sort, String expected) {
        // By code point U+FFxx comes before what UTF-16 writes with surrogates, and capitals before small letters.
        String[] names = {"b", "\uff5e", "B", "😀", "b", "a"};
        Integer[] ages = {30, 7, 99, null, 30, null};
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            addUser(names[i], ages[i], "user" + i + "@example.org");
            emails.add("user" + i + "@example.org");
        }
        List<String> order = List.of(expected.split(" ")).stream()
                .map(i -> emails.get(Integer.parseInt(i)))
                .toList();
        for (int limit : new int[] {1, 2, 3, 5, 6, 7}) {
            assertThat(walk(sort, limit)).as("limit " + limit).isEqualTo(order);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "-age"})
    void aTieThatIsLongerThanThePageGoesByAscendingId(String sort) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            addUser("n", 30, "user" + i + "@example.org");
            expected.add("user" + i + "@example.org");
        }
        for (int limit : new int[] {1, 2, 3, 6, 7}) {
            assertThat(walk(sort, limit)).as("limit " + limit).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ad      | Ada Lovelace, adele",
                "AD      | Ada Lovelace, adele",
                "a       | Ada Lovelace, adele, a%b, a_b, axb",
                "a%      | a%b",
                "a_      | a_b",
                "\\      | \\x",
                "\\x     | \\x",
                "!       | !bang",
                "är      | Ärger",
                "ÄR      | Ärger",
                "σοφ     | ΣΟΦΌΣ",
                "жук     | Жук",
                "lovelace| ",
                "' or 1=1| "
            })
    void nameFindsByPrefixInAnyCase(String prefix, String expected) {
        String[] names = {"Ada Lovelace", "adele", "Bob", "a%b", "a_b", "axb", "\\x", "!bang", "Ärger", "ΣΟΦΌΣ", "Жук"};
        for (String name : names) {
            addUser(name, 1);
        }
        List<String> found =
                given().queryParam("name", prefix).get("/users").jsonPath().getList("items.name");
        assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void emptyPrefixFindsAll() {
        addUser("a", 1);
        given().queryParam("name", "").get("/users").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void emailFindsExactlyInItsNormalForm() {
        String email = Api.newEmail();
        addUser("a", 1, email);
        addUser("b", 2);
        given().queryParam("email", "  " + email.toUpperCase(java.util.Locale.ROOT) + " ")
                .get("/users")
                .then()
                .body("items.email", equalTo(List.of(email)));
        given().queryParam("email", email.substring(1)).get("/users").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, -1",
        "limit, x",
        "limit, 1.0",
        "limit, ''",
        "limit, 99999999999999999999",
        "limit, ١",
        "sort, password",
        "sort, Name",
        "sort, --name",
        "sort, -",
        "sort, ''",
        "sort, 'name,age'",
        "total, yes",
        "total, ''",
        "total, TRUE",
        "after, ''",
        "after, nonsense",
        "after, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "after, '*'",
        "page, 2",
        "Limit, 2"
    })
    void badParameterIsNamed(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1&limit=1", "name=a&name=b", "sort=id&sort=id", "total=true&total=true"})
    void repeatedParameterIsRefused(String query) {
        given().urlEncodingEnabled(false).get("/users?" + query).then().statusCode(400);
    }

    @Test
    void textThatCannotBeStoredCannotBeSearchedFor() {
        given().urlEncodingEnabled(false).get("/users?name=a%00b").then().statusCode(400);
        given().urlEncodingEnabled(false).get("/users?email=%00").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ED%A0%80", "%ff", "%C3", "%C3a", "%C0%80"})
    void queryIsUtf8(String encoded) {
        given().urlEncodingEnabled(false)
                .get("/users?name=" + encoded)
                .then()
                .statusCode(400)
                .body("detail", containsString("UTF-8"));
        given().urlEncodingEnabled(false)
                .get("/users?name=%C3%A9%F0%9F%98%80")
                .then()
                .statusCode(200);
    }

    @Test
    void semicolonIsText() {
        addUser("A;limit=1", 1);
        addUser("A;limit=1", 2);
        addUser("A", 3);
        Response page = given().urlEncodingEnabled(false).get("/users?name=A;limit=1&total=true&limit=1");
        page.then().statusCode(200).body("total", equalTo(2)).body("items", hasSize(1));
        String next = page.header("Link").replaceFirst("<([^>]*)>.*", "$1");
        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("total", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=-name", "sort=id", "sort=name&name=a", "sort=name&email=a@example.org", ""})
    void cursorServesItsOwnListOnly(String otherList) {
        addUser("a", 1);
        addUser("b", 2);
        String cursor = given().queryParam("limit", 1)
                .queryParam("sort", "name")
                .get("/users")
                .jsonPath()
                .getString("next");
        given().urlEncodingEnabled(false)
                .get("/users?after=" + cursor + "&" + otherList)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("after"));
        given().queryParam("after", cursor)
                .queryParam("sort", "name")
                .queryParam("limit", 50)
                .get("/users")
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("b")));
    }

    @Test
    void cursorThatWasTamperedWithIsRefused() {
        addUser("a", 1);
        addUser("b", 2);
        String cursor = given().queryParam("limit", 1).get("/users").jsonPath().getString("next");
        for (int i = 0; i < cursor.length() - 1; i++) {
            String tampered = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThat(given().queryParam("after", tampered).get("/users").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void cursorHasOneSpelling() {
        addUser("a", 1);
        addUser("b", 2);
        String cursor = given().queryParam("limit", 1).get("/users").jsonPath().getString("next");
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String rest = cursor.substring(0, cursor.length() - 1);
        int last = digits.indexOf(cursor.charAt(cursor.length() - 1));
        for (String other : List.of(cursor + "=", cursor + "==", rest + digits.charAt(last ^ 1))) {
            assertThat(given().queryParam("after", other).get("/users").statusCode())
                    .as(other)
                    .isEqualTo(400);
        }
    }

    /** Every length up to that of a cursor and beyond, and text that is no base64url or not UTF-8. */
    @Test
    void whatIsNoCursorIsRefused() {
        List<String> others =
                new ArrayList<>(List.of("JyBPUiAxPTEtLXwx", "=", "====", "+/", "-_", "%00", "%20", "%C3%A9"));
        others.addAll(List.of("%F0%9F%98%80", "A%0AA", "a.b.c", "null", "%3B", "%3D", "AAAA%3D%3D"));
        String cursor = java.util.Base64.getUrlEncoder()
                .encodeToString("1=some position, and a MAC of sixteen bytes in front"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (int length = 1; length < cursor.length(); length++) {
            others.add(cursor.substring(0, length));
        }
        others.add("A".repeat(3_000));
        for (String sort : List.of("id", "-name", "email", "age", "-createdAt")) {
            for (String other : others) {
                given().urlEncodingEnabled(false)
                        .get("/users?sort=" + sort + "&after=" + other)
                        .then()
                        .statusCode(400)
                        .body("violations.field", hasItem("after"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "-id", "name", "-name", "email", "-email", "age", "-age", "createdAt", "-createdAt"})
    void samePositionGivesTheSameCursor(String sort) {
        addUser("Ä\u0301 😀", 1);
        addUser("b", null);
        addUser("c", null);
        String page = "/users?limit=2&sort=" + sort;
        Response first = when().get(page);
        Response again = when().get(page);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Link"))
                .isEqualTo(first.header("Link"))
                .contains("after=" + first.jsonPath().getString("next"));
        assertThat(first.jsonPath().getString("next"))
                .isNotEqualTo(
                        when().get("/users?limit=1&sort=" + sort).jsonPath().getString("next"));
    }

    @Test
    void pageGoesOnBehindAUserWhoWasDeleted() {
        addUser("a", 1);
        String second = addUser("b", 2);
        addUser("c", 3);
        String cursor = given().queryParam("limit", 2).get("/users").jsonPath().getString("next");
        when().delete(second).then().statusCode(204);
        given().queryParam("after", cursor).get("/users").then().body("items.name", equalTo(List.of("c")));
    }

    private String addUser(String name, Integer age) {
        return addUser(name, age, Api.newEmail());
    }

    /** Straight into the table: hashing a password for each would take most of the time of these tests. */
    private String addUser(String name, Integer age, String email) {
        String insert = "insert into users (id, name, email, password, age, version, role, created_at, updated_at,"
                + " tokens_valid_from)"
                + " values (?, ?, ?, 'none', ?, 0, 'USER', ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                Statement sequence = connection.createStatement();
                ResultSet next = sequence.executeQuery("select nextval('users_seq')");
                PreparedStatement statement = connection.prepareStatement(insert)) {
            next.next();
            OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
            Object[] values = {next.getLong(1), name, email, age, now, now, now};
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
            return "/users/" + next.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The addresses of all users, page by page. REST Assured takes ten times as long to find one in a page. */
    private static List<String> walk(String sort, int limit) {
        List<String> emails = new ArrayList<>();
        String after = null;
        do {
            var request = given().queryParam("sort", sort).queryParam("limit", limit);
            Response answer = (after == null ? request : request.queryParam("after", after)).get("/users");
            answer.then().statusCode(200);
            JsonNode page = Json.strictly(answer.asString());
            page.path("items").forEach(user -> emails.add(user.path("email").textValue()));
            after = page.path("next").textValue();
        } while (after != null);
        return emails;
    }
}
