package dev.retort.security;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(UntrustedProxyOnPostgresqlTest.Behind.class)
class UntrustedProxyOnPostgresqlTest extends UntrustedProxyBehaviour {

    /** The service in the mode {@code jwt}, with low limits, and a proxy that is not the client. */
    public static class Behind extends SignedInOnPostgresql {

        @Override
        public Map<String, String> getConfigOverrides() {
            return behindAnother(super.getConfigOverrides());
        }
    }
}
