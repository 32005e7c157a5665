package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(WholeModelOnH2Test.Whole.class)
class WholeModelOnH2Test extends WholeModelBehaviour {

    @Override
    Engine engine() {
        return Engine.H2;
    }

    public static class Whole extends OnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            return WholeModel.with(super.getConfigOverrides());
        }
    }
}
