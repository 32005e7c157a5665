package dev.retort.problems;

import static io.restassured.RestAssured.given;

import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the settings of dev mode, a front end calls from wherever it is served. */
@QuarkusTest
@TestProfile(CrossOriginInDevModeTest.InDevMode.class)
class CrossOriginInDevModeTest {

    /** What {@code %dev.} says in application.properties. */
    public static class InDevMode extends OnH2 {
        @Override
        public String getConfigProfile() {
            return "dev";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            // As for all other tests: see application.properties.
            overrides.put("quarkus.hibernate-orm.packages", "dev.retort");
            return overrides;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "https://anybody.example.org", "null"})
    void anyOriginMayCall(String origin) {
        given().header("Origin", origin)
                .get("/users")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Expose-Headers", "ETag,Link,Location");
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "content-type,if-match")
                .options("/users/1")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Methods", "PATCH")
                .header("Access-Control-Allow-Headers", "content-type,if-match");
    }
}
