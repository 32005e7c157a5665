package dev.retort.migrations.apply.lock;

import dev.retort.migrations.apply.connect.LiquibaseTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * PostgreSQL: an advisory lock of the session, which the server lets go as soon as the connection is. It is tried,
 * never waited for: a waiting statement has a snapshot, for which CREATE INDEX CONCURRENTLY would wait in turn.
 *
 * <p>After a client is killed, the server notices it only when the running statement ends. So the working session holds
 * a second advisory lock, and the next process terminates the session that still holds it. Until that session is gone,
 * the next process changes nothing: an index that another session still builds is invalid, but not left by a kill.
 */
final class PostgresqlGuard implements MigrationLock.Guard {

    /** “retort” on a telephone's keys: nobody else's number. */
    private static final int RIGHT = 738678;

    private static final int WORK = 738679;

    private final Connection connection;
    private final int key;
    private boolean held;

    PostgresqlGuard(Connection connection, LiquibaseTables tables) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true);
        this.key = tables.lock().toLowerCase(Locale.ROOT).hashCode() * 31
                + text(connection, "SELECT current_schema()").hashCode();
    }

    @Override
    public boolean acquire() throws SQLException {
        if (!held) {
            held = tried(connection, RIGHT);
        }
        return held;
    }

    @Override
    public boolean held() throws SQLException {
        return held && text(connection, "SELECT 1").equals("1");
    }

    @Override
    public boolean admit(Connection worker) throws SQLException {
        boolean admitted = tried(worker, WORK);
        worker.commit();
        if (!admitted) {
            endPredecessor();
        }
        return admitted;
    }

    /** One of another user is waited for: it is not ours to end. */
    private void endPredecessor() throws SQLException {
        text(
                connection,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                        + " WHERE locktype = 'advisory' AND granted AND usename = current_user"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                        + " AND classid = " + WORK + " AND objid = " + Integer.toUnsignedLong(key)
                        + " AND objsubid = 2");
    }

    /** Kept while a foreign client is waited for: the next of ours need not ask the same questions. */
    @Override
    public void release() {}

    private boolean tried(Connection session, int lock) throws SQLException {
        return text(session, "SELECT pg_try_advisory_lock(" + lock + ", " + key + ")")
                .equals("t");
    }

    private static String text(Connection session, String query) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
