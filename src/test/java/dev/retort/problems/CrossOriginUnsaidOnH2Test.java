package dev.retort.problems;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Where no origins are named there is no CORS: the answer is what it always is, and no page of others can read it. */
@QuarkusTest
@TestProfile(OnH2.class)
class CrossOriginUnsaidOnH2Test {

    @Test
    void answersHaveNothingOfCors() {
        given().header("Origin", "https://app.example.org")
                .get("/users")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Expose-Headers", nullValue())
                .header("Vary", nullValue());
    }

    @Test
    void preflightIsAnOrdinaryOptions() {
        given().header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "DELETE")
                .options("/users/1")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
    }
}
