package dev.retort.security;

import static org.hamcrest.Matchers.equalTo;

import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sign-up for admins alone. */
@QuarkusTest
@TestProfile(SignUpByAdminsOnH2Test.Profile.class)
class SignUpByAdminsOnH2Test extends ApiBehaviour {

    /** The same with the setting. */
    public static class Profile extends SignedInOnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("retort.security.sign-up", "admin");
            return settings;
        }
    }

    @Test
    void adminSignsOthersUpAndNobodyElseDoes() {
        signUp(null, 401);
        signUp(TestTokens.signedOutside(TestTokens.outsideClaims("user")), 403);
        signUp("a.b.c", 401);
        signUp(TestTokens.signedOutside(TestTokens.outsideClaims("admin")), 201);
    }

    private static void signUp(String token, int status) {
        var request = Api.json(Api.signUp());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        request.post("/users").then().statusCode(status);
        RestAssured.when().get("/").then().body("Hello", equalTo("World"));
    }
}
