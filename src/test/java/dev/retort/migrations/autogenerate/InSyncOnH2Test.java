package dev.retort.migrations.autogenerate;

import dev.retort.migrations.snapshot.Scratches;
import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnH2.class)
class InSyncOnH2Test extends InSyncBehaviour {

    @Override
    Scratches scratches() {
        return Scratches.h2();
    }
}
