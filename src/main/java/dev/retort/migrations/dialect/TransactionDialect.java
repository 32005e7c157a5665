package dev.retort.migrations.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Commits of an engine, and the queries about its sessions and its schema. */
public interface TransactionDialect {

    /** Whether a statement that changes the schema commits what is open, and itself. */
    boolean commitsSchemaStatements();

    /** Whether {@code ALTER TABLE} copies the table in several commits, of which a kill may leave some. */
    boolean copiesAlteredTables();

    /** Whether the type of a column decides how the content of a file is written into it. */
    boolean writesFilesByColumnType();

    /** Keeps commits in memory until they are written in one step, where the engine can do so. */
    DelayedWrites delayWrites(Connection connection) throws SQLException;

    /**
     * A query for the sessions of others: id, at work, milliseconds idle, milliseconds in its transaction, milliseconds
     * connected, last statement, idle since.
     */
    String otherSessions();

    /** A query whose lines differ when the schema does. */
    String schemaLines();

    /**
     * An expression that digests the rows of a table, whatever their order: 64 hexadecimal digits, null for no row.
     *
     * @param columns in SQL, separated by commas
     * @param table in SQL
     */
    String digestOf(String columns, String table);
}
