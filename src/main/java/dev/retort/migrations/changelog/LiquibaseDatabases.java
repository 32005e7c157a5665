package dev.retort.migrations.changelog;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import liquibase.CatalogAndSchema;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.core.H2Database;
import liquibase.database.core.PostgresDatabase;

/** Liquibase's view of the engines. */
public final class LiquibaseDatabases {

    private LiquibaseDatabases() {}

    /** An H2 that is opened with {@code DATABASE_TO_LOWER=TRUE}. */
    private static final class LowerCaseH2 extends H2Database {
        LowerCaseH2() {
            unquotedObjectsAreUppercased = false;
        }

        @Override
        public CatalogAndSchema.CatalogAndSchemaCase getSchemaAndCatalogCase() {
            return CatalogAndSchema.CatalogAndSchemaCase.LOWER_CASE;
        }
    }

    /** A new database without a connection, for a database that folds names in this way. */
    public static AbstractJdbcDatabase of(Engine engine, Folding folding) {
        return folding == engine.folding() ? of(engine) : new LowerCaseH2();
    }

    /** A new database without a connection. */
    public static AbstractJdbcDatabase of(Engine engine) {
        return switch (engine) {
            case H2 -> new H2Database();
            case POSTGRESQL -> new PostgresDatabase();
        };
    }
}
