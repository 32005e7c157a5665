package dev.retort.migrations.autogenerate;

import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import dev.retort.testing.OnPostgresql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnPostgresql.class)
class InSyncOnPostgresqlTest extends InSyncBehaviour {

    @Override
    Scratches scratches() {
        return Servers.newPostgresql();
    }
}
