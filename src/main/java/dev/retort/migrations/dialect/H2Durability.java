package dev.retort.migrations.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Delays H2's writes to its file. H2 commits every DDL statement at once, and an {@code ALTER TABLE} that copies the
 * table several times. A commit is only in memory until the store is written. With a long write delay, H2 keeps a whole
 * changeset and its history row in memory, and {@link #write} puts them on disk in one step: a kill leaves all or
 * nothing.
 *
 * <p>The delay is no guarantee: beyond some 19 MB of changes H2 writes by itself, so {@code StatementJournal} covers
 * that case. A user without administrator rights, and a database in memory, get no delay.
 */
final class H2Durability implements DelayedWrites {

    private final Connection connection;
    private final int before;

    private H2Durability(Connection connection, int before) {
        this.connection = connection;
        this.before = before;
    }

    /** Makes every commit durable before it returns. */
    static void everyCommit(Connection connection) throws SQLException {
        try {
            run(connection, "SET WRITE_DELAY 0");
        } catch (SQLException notAdministrator) {
            // The URL decides then, as for every other client.
        }
    }

    /** Delays every write until {@link #write}. */
    static H2Durability hold(Connection connection) throws SQLException {
        int before = 0;
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            before = setting.next() ? setting.getInt(1) : 0;
        }
        try {
            run(connection, "SET WRITE_DELAY " + Integer.MAX_VALUE);
        } catch (SQLException notAdministrator) {
            before = -1;
        }
        return new H2Durability(connection, before);
    }

    @Override
    public void write() throws SQLException {
        if (before >= 0) {
            run(connection, "CHECKPOINT SYNC");
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        connection.rollback();
        if (before >= 0) {
            run(connection, "SET WRITE_DELAY " + before);
            run(connection, "CHECKPOINT SYNC");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
