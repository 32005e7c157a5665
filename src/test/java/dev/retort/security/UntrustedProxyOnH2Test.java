package dev.retort.security;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(UntrustedProxyOnH2Test.Behind.class)
class UntrustedProxyOnH2Test extends UntrustedProxyBehaviour {

    /** The service in the mode {@code jwt}, with low limits, and a proxy that is not the client. */
    public static class Behind extends SignedInOnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            return behindAnother(super.getConfigOverrides());
        }
    }
}
