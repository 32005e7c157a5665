package dev.retort.migrations.apply.lock;

import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.apply.connect.ExceptionTranslator;
import dev.retort.migrations.apply.connect.LiquibaseTables;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The right to migrate one database. It is held by a connection of its own and dies with it; Liquibase's lock row is
 * set as well, so that other Liquibase clients wait, and is taken from one that is gone.
 */
public final class MigrationLock implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MigrationLock.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** The part that differs between the engines. */
    interface Guard {

        /** Tries to get the right, without waiting long; what it gives ends with the connection. */
        boolean acquire() throws SQLException;

        /** Whether the right is still held: a lost connection took it along. */
        boolean held() throws SQLException;

        /** Tries to let a session work, in which nobody else may be under way; to be asked again while it says no. */
        default boolean admit(Connection worker) throws SQLException {
            return true;
        }

        /** Gives back, or gives up, what was acquired. */
        void release() throws SQLException;
    }

    private final Connection connection;
    private final Guard guard;
    private final LockRow row;

    private MigrationLock(Connection connection, Guard guard, LockRow row) {
        this.connection = connection;
        this.guard = guard;
        this.row = row;
    }

    /** Waits for every live holder, however long it takes, and for no dead one. */
    public static MigrationLock acquire(DatabaseAccess access, ChangelogSettings settings) throws InterruptedException {
        Engine engine = access.engine();
        LiquibaseTables tables = LiquibaseTables.of(settings, engine);
        Connection connection = access.open("migration-lock");
        try {
            LockRow row = new LockRow(connection, engine, tables, "retort " + UUID.randomUUID());
            Guard guard =
                    switch (engine) {
                        case H2 -> new H2Guard(connection, row);
                        case POSTGRESQL -> new PostgresqlGuard(connection, tables);
                    };
            MigrationLock lock = new MigrationLock(connection, guard, row);
            lock.await(new OtherClient(connection, engine));
            return lock;
        } catch (SQLException failure) {
            close(connection, failure);
            throw ExceptionTranslator.of("the migration lock cannot be taken", failure);
        } catch (RuntimeException | InterruptedException failure) {
            close(connection, failure);
            throw failure;
        }
    }

    private void await(OtherClient foreign) throws SQLException, InterruptedException {
        boolean told = false;
        while (true) {
            if (guard.acquire()) {
                row.prepare();
                LockRow.Content content = row.read();
                if (!content.locked() || content.ours() || !foreign.mayBeAlive(content)) {
                    if (content.locked() && !content.ours()) {
                        LOG.warnf("Taking over the lock of '%s', which is no longer connected", content.by());
                    }
                    if (row.take(content) && guard.held()) {
                        return;
                    }
                }
                guard.release();
            }
            if (!told) {
                LOG.info("Waiting for another process that is migrating this database");
                told = true;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }

    /**
     * Waits until the session is the only one that works under this lock: a killed holder may have left a statement
     * running.
     *
     * @throws SQLException when the lock was lost meanwhile
     */
    public void admit(Connection worker) throws SQLException, InterruptedException {
        while (!guard.admit(worker)) {
            confirm();
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }

    /**
     * Looks that nobody else can have it by now.
     *
     * @throws SQLException when the connection is gone, and the lock with it
     */
    public void confirm() throws SQLException {
        if (!guard.held()) {
            throw new SQLException("the migration lock was lost", "08003");
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                guard.release();
                row.giveBack();
            }
        }
    }

    private static void close(Connection connection, Throwable failure) {
        try {
            connection.close();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }
}
