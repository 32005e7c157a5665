package dev.retort.security;

import dev.retort.testing.OnH2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service in the mode {@code jwt}, with a key of its own and an outside issuer. */
public class SignedInOnH2 extends OnH2 {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("retort.security.mode", "jwt");
        settings.put("retort.security.key", SigningKey.generate().privateJwk());
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OutsideIssuer.class));
    }
}
