package dev.retort.security;

import java.util.HashMap;
import java.util.Map;

/** Low limits, behind a trusted proxy, in addition to the settings of an engine. */
final class LimitedAddresses {

    private LimitedAddresses() {}

    static Map<String, String> added(Map<String, String> engine) {
        Map<String, String> settings = new HashMap<>(engine);
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
