package dev.retort.migrations.changelog;

import java.util.Locale;
import liquibase.database.Database;
import liquibase.database.core.H2Database;
import liquibase.database.core.PostgresDatabase;

/** The databases that a changelog is written for. */
public enum Engine {
    H2("h2") {
        @Override
        Database liquibaseDatabase() {
            return new H2Database();
        }
    },
    POSTGRESQL("postgresql") {
        @Override
        Database liquibaseDatabase() {
            return new PostgresDatabase();
        }
    };

    private final String dbms;

    Engine(String dbms) {
        this.dbms = dbms;
    }

    /** The word that a changeset's {@code dbms} has for it. */
    public String dbms() {
        return dbms;
    }

    /** Liquibase's view of this engine, without a connection. */
    abstract Database liquibaseDatabase();

    /**
     * The engine that a JDBC URL leads to.
     *
     * @throws IllegalArgumentException for any other database
     */
    public static Engine of(String jdbcUrl) {
        String url = jdbcUrl.toLowerCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("neither H2 nor PostgreSQL: '" + url.replaceFirst("(?s)[?;].*", "") + "'");
    }
}
