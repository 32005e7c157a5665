package dev.retort.migrations.dialect;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Folding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Connection properties and URLs of an engine. */
public interface ConnectionDialect {

    /**
     * Whether databases live in the process that opens them: one process at a time has a database, and scratch databases
     * need no server.
     */
    boolean isEmbedded();

    /** Whether a database has an encoding of its own, which may not hold every text. */
    boolean hasEncodings();

    /** Whether Liquibase quotes names that mix upper and lower case. */
    boolean quotesMixedCase();

    /** The schema that a JDBC URL names, the first one if it names several; empty when it names none. */
    Optional<String> schemaIn(String url);

    /** The JDBC URL with a schema named; it must not name one yet. */
    String withSchema(String url, String schema);

    /** The JDBC URL for the driver. */
    String forDriver(String url);

    /** The JDBC URL that does not create a missing database. */
    String forReading(String url);

    /**
     * Refuses parameters with which migrations cannot work.
     *
     * @param properties of the driver, beside the URL
     * @throws MigrationException which names the parameter
     */
    void requireSupported(String url, Map<String, String> properties);

    /**
     * Properties for the driver.
     *
     * @param application tells sessions apart on a server
     */
    Map<String, String> properties(String application);

    /** Prepares a new connection for work that must survive a kill, and may pause. */
    void prepare(Connection connection) throws SQLException;

    /** Case folding in the database of a connection. */
    Folding folding(Connection connection) throws SQLException;
}
