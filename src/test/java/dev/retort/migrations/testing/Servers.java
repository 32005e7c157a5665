package dev.retort.migrations.testing;

import dev.retort.migrations.snapshot.Scratches;
import dev.retort.testing.PostgresqlServer;

/** Scratch databases on the tests' own PostgreSQL. */
public final class Servers {

    private static Scratches scratches;

    private Servers() {}

    /** Emptied and used again: for tests that make nothing outside the current schema. */
    public static synchronized Scratches postgresql() {
        if (scratches == null) {
            scratches = new PooledScratches(newPostgresql());
        }
        return scratches;
    }

    /** Made anew each time, as the service makes them. */
    public static Scratches newPostgresql() {
        return Scratches.postgresql(PostgresqlServer.createDatabase(), PostgresqlServer.USER, PostgresqlServer.USER);
    }
}
