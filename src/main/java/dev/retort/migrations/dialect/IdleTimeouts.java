package dev.retort.migrations.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lifts PostgreSQL's idle timeouts, which end a session that is idle for longer than its role allows. Of two sessions
 * that work together, one is idle while the other works. A timeout would release everything that the idle one holds.
 */
public final class IdleTimeouts {

    /** Older servers lack some of these settings. */
    private static final String LIFT = "SELECT set_config(name, '0', false) FROM pg_settings"
            + " WHERE name IN ('idle_session_timeout', 'idle_in_transaction_session_timeout')";

    private IdleTimeouts() {}

    /** Lets a session of PostgreSQL idle for as long as it likes. */
    public static void lift(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIFT);
        }
    }
}
