package dev.retort.greeting;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnH2.class)
class GreetingOnH2Test {

    @Test
    void greetsTheWorld() {
        when().get("/").then().statusCode(200).contentType("application/json").body(equalTo("{\"Hello\":\"World\"}"));
    }
}
