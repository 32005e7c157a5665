package dev.retort.migrations.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL ends sessions that do nothing for longer than their role may. One of two that work together is idle for as
 * long as the other is not, and what it holds would be gone.
 */
public final class IdleTimeouts {

    /** Older servers do not have them all. */
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
