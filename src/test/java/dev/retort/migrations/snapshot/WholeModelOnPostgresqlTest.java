package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.testing.OnPostgresql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(WholeModelOnPostgresqlTest.Whole.class)
class WholeModelOnPostgresqlTest extends WholeModelBehaviour {

    @Override
    Engine engine() {
        return Engine.POSTGRESQL;
    }

    public static class Whole extends OnPostgresql {

        @Override
        public Map<String, String> getConfigOverrides() {
            return WholeModel.with(super.getConfigOverrides());
        }
    }
}
