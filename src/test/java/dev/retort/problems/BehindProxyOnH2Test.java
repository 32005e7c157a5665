package dev.retort.problems;

import static dev.retort.testing.Api.json;
import static dev.retort.testing.Api.newUser;
import static dev.retort.testing.Api.signUp;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.LoggedErrors;
import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a proxy that is trusted, addresses are those that clients of the proxy know. */
@QuarkusTest
@TestProfile(BehindProxyOnH2Test.Proxy.class)
class BehindProxyOnH2Test extends ApiBehaviour {

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "v1", "/a/b", "/", "/with;semicolon", "/%20"})
    void pathsAreFoundUnderAnyPrefix(String prefix) {
        String path = newUser();
        for (String known : new String[] {"/", "/users", "/users?limit=1", path}) {
            assertThat(behind(prefix).get(known).statusCode()).as(known).isEqualTo(200);
            assertThat(behind(prefix).head(known).statusCode()).as(known).isEqualTo(200);
        }
        for (String unknown : new String[] {"/users/", "/nope", path + "/", "/users;x", path + ";x"}) {
            assertThat(behind(prefix).get(unknown).statusCode()).as(unknown).isEqualTo(404);
        }
        behind(prefix).options("/").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
        behind(prefix).delete("/users").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS, POST");
    }

    @Test
    void locationAndLinkLeadThroughTheProxy() {
        behind("/v1")
                .spec(json(signUp()))
                .post("/users")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("https://api.example.org/v1/users/[0-9]+"));
        newUser();
        behind("/v1")
                .get("/users?limit=1&sort=-name")
                .then()
                .header(
                        "Link",
                        matchesPattern(
                                "<https://api.example.org/v1/users\\?limit=1&sort=-name&after=[^>]+>; rel=\"next\""));
    }

    @ParameterizedTest
    @CsvSource({"/users/0, 404", "/nope, 404", "/users;x, 404", "/users?x=1, 400", "/users/, 404"})
    void instanceIsThePathThatTheClientKnows(String path, int status) {
        behind("/v1")
                .get(path)
                .then()
                .statusCode(status)
                .body("instance", equalTo("/v1" + path.replaceAll("[?].*", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Prefix, /a b",
        "X-Forwarded-Prefix, /%zz",
        "X-Forwarded-Prefix, /<script>",
        "X-Forwarded-Host, a b",
        "X-Forwarded-Host, '[::1'",
        "X-Forwarded-Host, '<>'",
        "X-Forwarded-Proto, 'no scheme'"
    })
    void headersThatMakeNoAddressAreRefused(String header, String value) {
        try (LoggedErrors errors = new LoggedErrors()) {
            for (String path : new String[] {"/", "/users", "/users/0", "/nope"}) {
                given().header(header, value).get(path).then().statusCode(400).contentType("application/problem+json");
            }
            assertThat(errors.messages()).isEmpty();
        }
    }

    private static RequestSpecification behind(String prefix) {
        return given().urlEncodingEnabled(false)
                .header("X-Forwarded-Prefix", prefix)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "api.example.org");
    }

    /** The service on H2, with the settings that README names for a proxy. */
    public static class Proxy extends OnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            settings.put("quarkus.http.proxy.enable-forwarded-host", "true");
            settings.put("quarkus.http.proxy.enable-forwarded-prefix", "true");
            return settings;
        }
    }
}
