package dev.retort.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.AuditLines;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A client that is no trusted proxy says where it comes from, and nobody believes it: neither the limits nor the audit log. */
abstract class UntrustedProxyBehaviour extends ApiBehaviour {

    /** The settings of a profile, with low limits and a proxy at another address. */
    static Map<String, String> behindAnother(Map<String, String> profile) {
        Map<String, String> settings = new HashMap<>(LimitedAddresses.added(profile));
        settings.put("quarkus.http.proxy.trusted-proxies", "192.0.2.1");
        return settings;
    }

    @Test
    void saysItsAddressInVain() {
        try (AuditLines audit = new AuditLines()) {
            for (int i = 0; i < 6; i++) {
                assertThat(statusOfASignIn(i)).isEqualTo(401);
            }
            assertThat(statusOfASignIn(6)).isEqualTo(429);
            Awaitility.await().until(() -> audit.lines().size() == 7);
            assertThat(audit.lines()).allMatch(line -> line.contains("\"client\":\"127.0.0.1\""));
        }
    }

    private static int statusOfASignIn(int number) {
        String address = "198.51.100." + number;
        return given().header("Forwarded", "for=" + address)
                .header("X-Forwarded-For", address)
                .header("X-Real-IP", address)
                .spec(Api.json(Map.of("email", Api.newEmail(), "password", "correct horse")))
                .post("/tokens")
                .statusCode();
    }
}
