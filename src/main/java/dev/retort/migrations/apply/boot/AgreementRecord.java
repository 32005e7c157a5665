package dev.retort.migrations.apply.boot;

import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.apply.connect.LiquibaseTables;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Remembers that a build found nothing to do for a history, in a third row of Liquibase's lock table. The row holds a
 * fingerprint of the build and a digest of the history. Neither says anything about another build or another history, so a
 * row that is out of date is never wrong (docs/adr/0038).
 */
final class AgreementRecord {

    private static final int LIQUIBASE = 1;
    private static final int ROW = 3;
    private static final String PREFIX = "agreed ";

    /** All columns that decide the status of a revision, and the tag. */
    private static final String COLUMNS =
            "FILENAME, ID, AUTHOR, DATEEXECUTED, ORDEREXECUTED, MD5SUM, EXECTYPE, DESCRIPTION, TAG";

    private final Connection connection;
    private final ChangelogSettings settings;
    private final LiquibaseTables tables;
    private final String digest;

    AgreementRecord(Connection connection, Engine engine, ChangelogSettings settings) {
        this.connection = connection;
        this.settings = settings;
        this.tables = LiquibaseTables.of(settings, engine);
        this.digest = Dialect.of(engine).digestOf(COLUMNS, tables.history());
    }

    /**
     * Whether the build agreed to exactly this history, and nobody holds the lock or has left a migration unfinished. One
     * query.
     *
     * @param build fingerprint of the build
     * @throws SQLException also when there are no tables of Liquibase
     */
    boolean holds(String build) throws SQLException {
        String query = "SELECT ID, LOCKED, LOCKEDBY, " + digest + " FROM " + tables.lock();
        boolean free = false;
        boolean agreed = false;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                int id = rows.getInt(1);
                boolean locked = rows.getBoolean(2);
                if (id == LIQUIBASE && !locked) {
                    free = true;
                } else if (id == ROW && !locked && rows.getString(4) != null) {
                    agreed = text(build, rows.getString(4)).equals(rows.getString(3));
                } else {
                    // Somebody is at work, or was killed.
                    return false;
                }
            }
        }
        return free && agreed;
    }

    /**
     * Records that the build has nothing to do, if the history says so. Reads the history and its digest in one snapshot;
     * the connection is for this alone.
     *
     * @param changelog of the build
     * @return whether it was recorded
     */
    boolean record(String build, Changelog changelog) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        DatabaseHistory history = DatabaseHistory.read(connection, tables.history(), changelog);
        String rows = digestOfHistory();
        boolean settled = rows != null
                && history.standings().stream().allMatch(each -> each.state() == State.APPLIED && !each.hasWork())
                && changelog.isFixedByBuild(settings);
        if (settled) {
            write(text(build, rows));
        }
        connection.commit();
        return settled;
    }

    private String digestOfHistory() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + digest)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private void write(String text) throws SQLException {
        if (update("UPDATE " + tables.lock() + " SET LOCKED = FALSE, LOCKEDBY = ? WHERE ID = " + ROW, text) == 0) {
            update("INSERT INTO " + tables.lock() + " (ID, LOCKED, LOCKEDBY) VALUES (" + ROW + ", FALSE, ?)", text);
        }
    }

    private int update(String sql, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            return statement.executeUpdate();
        }
    }

    private static String text(String build, String rows) {
        return PREFIX + build + " " + rows;
    }
}
