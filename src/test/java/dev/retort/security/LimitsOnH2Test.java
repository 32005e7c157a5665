package dev.retort.security;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(LimitsOnH2Test.Limited.class)
class LimitsOnH2Test extends LimitsBehaviour {

    /** The service in the mode {@code jwt}, with low limits. */
    public static class Limited extends SignedInOnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            return LimitedAddresses.added(super.getConfigOverrides());
        }
    }
}
