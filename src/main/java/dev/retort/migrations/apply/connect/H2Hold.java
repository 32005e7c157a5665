package dev.retort.migrations.apply.connect;

import dev.retort.migrations.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Keeps an H2 database open for as long as the service runs. H2 closes its file with the last connection, and the pool
 * gives that up when nobody has asked for a while: another process could open the file then, and lock the service out.
 * PostgreSQL needs no such thing, and no connection is kept to it.
 */
public final class H2Hold implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(H2Hold.class);

    private Connection connection;
    private boolean closed;

    /**
     * Opens the database if it is one of H2 and is not held: not yet, or not any more, since H2 closes it under all
     * connections when its disk is full.
     *
     * @throws MigrationException when there is no connection
     */
    public synchronized void take(DatabaseAccess access) {
        if (access.isEmbedded() && !closed && !isHeld()) {
            connection = access.open("service");
            warnIfReadOnly(access);
        }
    }

    private boolean isHeld() {
        try {
            return connection != null && !connection.isClosed();
        } catch (SQLException gone) {
            return false;
        }
    }

    /** H2 opens a file that it may read and not write without a word. */
    private void warnIfReadOnly(DatabaseAccess access) {
        try {
            if (connection.isReadOnly()) {
                LOG.warnf(
                        "The database '%s' is read-only: requests that write get 503 (allow the user of the service"
                                + " to write the file, and restart the service)",
                        access.place());
            }
        } catch (SQLException failure) {
            throw ExceptionTranslator.of("the access mode of the database cannot be read", failure);
        }
    }

    /** Lets go of it; it is closed when the pool has let go, too. */
    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        if (connection != null) {
            connection.close();
        }
    }
}
