package dev.retort.problems;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.nullValue;

import dev.retort.testing.OnPostgresql;
import dev.retort.testing.OpenApiConformity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Front ends of the origins that {@code quarkus.http.cors.origins} names use the whole API; others get nothing. */
@QuarkusTest
@TestProfile(OnPostgresql.class)
class CrossOriginFromSomeOriginsOnPostgresqlTest {

    private static final String ALLOWED = OnPostgresql.ORIGIN;

    @ParameterizedTest
    @ValueSource(strings = {ALLOWED, "https://blue.preview.example.org"})
    void namedOriginReadsAnswersAndTheirHeaders(String origin) {
        Response created = given().header("Origin", origin)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Ada\",\"email\":\"" + java.util.UUID.randomUUID()
                        + "@example.org\",\"password\":\"correct horse\"}")
                .post("/users");
        assertReadable(created.then().statusCode(201), origin);
        assertReadable(
                given().header("Origin", origin)
                        .get(created.header("Location"))
                        .then()
                        .statusCode(200),
                origin);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 'content-type'",
        "PUT, 'content-type,if-match'",
        "PATCH, 'content-type,if-match'",
        "DELETE, 'if-match'",
        "GET, 'if-none-match'"
    })
    void preflightAllowsWhatTheApiNeeds(String method, String headers) {
        given().header("Origin", ALLOWED)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .options(method.equals("POST") ? "/users" : "/users/1")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", ALLOWED)
                .header("Access-Control-Allow-Methods", method)
                .header("Access-Control-Allow-Headers", equalToIgnoringCase(headers))
                .header("Vary", equalToIgnoringCase("Origin"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/0, 404",
        "GET, /nowhere, 404",
        "DELETE, /users, 405",
        "GET, /users?limit=0, 400",
        "PATCH, /users/1, 415"
    })
    void errorsAreReadable(String method, String path, int status) {
        assertReadable(
                given().header("Origin", ALLOWED)
                        .request(method, path)
                        .then()
                        .statusCode(status)
                        .contentType(Problem.MEDIA_TYPE),
                ALLOWED);
    }

    @Test
    void refusalOfALargeBodyIsReadable() {
        assertReadable(
                given().header("Origin", ALLOWED)
                        .contentType(ContentType.JSON)
                        .body("{\"name\":\"" + "a".repeat(70_000) + "\"}")
                        .post("/users")
                        .then()
                        .statusCode(413),
                ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.org",
                "https://blue2.preview.example.org",
                "null",
                "nonsense\\"
            })
    void otherOriginIsRefusedWithAProblemAndWithoutHeadersOfCors(String origin) {
        ValidatableResponse refused =
                given().header("Origin", origin).get("/users").then();
        assertRefused(refused);
        assertRefused(given().header("Origin", origin)
                .header("Access-Control-Request-Method", "DELETE")
                .options("/users/1")
                .then());
    }

    @Test
    void writeOfAnotherOriginIsNotDone() {
        String email = java.util.UUID.randomUUID() + "@example.org";
        assertRefused(given().header("Origin", "https://evil.example.org")
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Ada\",\"email\":\"" + email + "\",\"password\":\"correct horse\"}")
                .post("/users")
                .then());
        given().queryParam("email", email).get("/users").then().body("items.size()", equalTo(0));
    }

    @Test
    void ownPagesAreNoOtherOrigin() {
        String own = ConfigProvider.getConfig().getValue("test.url", String.class);
        given().header("Origin", own).get("/users").then().statusCode(200);
    }

    @Test
    void whoIsNoPageIsNotAskedForAnOrigin() {
        given().get("/users")
                .then()
                .statusCode(200)
                .header("Vary", equalToIgnoringCase("Origin"))
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void preflightOfAPathThatIsNotThereIsNoError() {
        // The browser goes on to read the 404.
        given().noFiltersOfType(OpenApiConformity.class)
                .header("Origin", ALLOWED)
                .header("Access-Control-Request-Method", "DELETE")
                .options("/nowhere")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", ALLOWED);
    }

    private static void assertReadable(ValidatableResponse answer, String origin) {
        answer.header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Expose-Headers", "ETag,Link,Location")
                .header("Vary", equalToIgnoringCase("Origin"));
    }

    private static void assertRefused(ValidatableResponse answer) {
        answer.statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:retort:problem:forbidden"))
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue())
                .header("Access-Control-Expose-Headers", nullValue())
                .header("Vary", equalToIgnoringCase("Origin"));
    }
}
