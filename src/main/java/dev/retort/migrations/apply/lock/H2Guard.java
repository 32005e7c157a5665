package dev.retort.migrations.apply.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * H2: the lock row itself is kept locked by an open transaction, as Keycloak does. Writing our name into it needs a
 * commit, which releases the row for a moment. A client that takes the row in that moment writes its own name and owns it.
 */
final class H2Guard implements MigrationLock.Guard {

    private static final Set<Integer> BUSY = Set.of(50200, 40001, 90131);

    private final Connection connection;
    private final LockRow row;

    H2Guard(Connection connection, LockRow row) throws SQLException {
        this.connection = connection;
        this.row = row;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT 1000");
        }
    }

    @Override
    public boolean acquire() throws SQLException {
        row.prepare();
        return lock();
    }

    @Override
    public boolean held() throws SQLException {
        return lock() && row.isOurs();
    }

    private boolean lock() throws SQLException {
        try {
            row.lockForUpdate();
            return true;
        } catch (SQLException failure) {
            if (!BUSY.contains(failure.getErrorCode())) {
                throw failure;
            }
            connection.rollback();
            return false;
        }
    }

    @Override
    public void release() throws SQLException {
        connection.rollback();
    }
}
