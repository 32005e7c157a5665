package dev.retort.security;

import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No sign-up over HTTP at all. */
@QuarkusTest
@TestProfile(SignUpOffOnPostgresqlTest.Profile.class)
class SignUpOffOnPostgresqlTest extends ApiBehaviour {

    /** The same with the setting. */
    public static class Profile extends SignedInOnPostgresql {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("retort.security.sign-up", "off");
            return settings;
        }
    }

    @Test
    void nobodySignsUp() {
        Api.json(Api.signUp()).post("/users").then().statusCode(403);
        Api.json(Api.signUp())
                .header("Authorization", "Bearer " + TestTokens.signedOutside(TestTokens.outsideClaims("admin")))
                .post("/users")
                .then()
                .statusCode(403);
    }
}
