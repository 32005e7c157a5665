package dev.retort.security;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;

@QuarkusTest
@TestProfile(LimitsOnH2Test.Limited.class)
class LimitsOnH2Test extends LimitsBehaviour {

    /** Low limits, behind a trusted proxy. */
    public static class Limited extends SignedInOnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("retort.security.limits.failed-sign-ins-per-email", "3");
            settings.put("retort.security.limits.failed-sign-ins-per-address", "6");
            // Longer than any test takes.
            settings.put("retort.security.limits.first-delay", "60S");
            settings.put("retort.security.limits.sign-ups-per-address", "2");
            settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            settings.put("quarkus.http.proxy.allow-forwarded", "true");
            settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
            return settings;
        }
    }
}
