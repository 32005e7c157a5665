package dev.retort.migrations.changelog;

import dev.retort.migrations.schema.Engine;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.core.H2Database;
import liquibase.database.core.PostgresDatabase;

/** Liquibase's view of the engines. */
public final class LiquibaseDatabases {

    private LiquibaseDatabases() {}

    /** A new one, without a connection. */
    public static AbstractJdbcDatabase of(Engine engine) {
        return switch (engine) {
            case H2 -> new H2Database();
            case POSTGRESQL -> new PostgresDatabase();
        };
    }
}
