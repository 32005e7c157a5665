package dev.retort.security;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(HostileRequestsOnH2Test.Unlimited.class)
class HostileRequestsOnH2Test extends HostileRequestsBehaviour {

    /** The service in the mode {@code jwt}, without limits of sign-ins. */
    public static class Unlimited extends SignedInOnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            return unlimited(super.getConfigOverrides());
        }
    }
}
