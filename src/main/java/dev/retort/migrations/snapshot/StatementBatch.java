package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Runs statements in a scratch database: a server gets many of them at a time, in one transaction. Those that it refuses
 * together, as it refuses some only within a transaction, are taken back and run again one by one.
 */
final class StatementBatch {

    /** Each holds locks until all have run, and the sessions of a server share a limited number of locks. */
    private static final int MOST = 100;

    private StatementBatch() {}

    /** Runs them in order; throws {@link ScratchException}, which knows the statement that was refused. */
    static void run(Scratch scratch, List<String> statements) {
        if (Dialect.of(scratch.engine()).commitsSchemaStatements()) {
            runEach(scratch.connection(), statements);
            return;
        }
        for (int from = 0; from < statements.size(); from += MOST) {
            List<String> some = statements.subList(from, Math.min(from + MOST, statements.size()));
            if (!runTogether(scratch.connection(), some)) {
                runEach(scratch.connection(), some);
            }
        }
    }

    private static boolean runTogether(Connection connection, List<String> statements) {
        try {
            connection.setAutoCommit(false);
            try (Statement batch = connection.createStatement()) {
                for (String each : statements) {
                    batch.addBatch(each);
                }
                batch.executeBatch();
                connection.commit();
                return true;
            } catch (SQLException notTogether) {
                connection.rollback();
                return false;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new ScratchException("the scratch database is away: " + failure.getMessage(), failure);
        }
    }

    private static void runEach(Connection connection, List<String> statements) {
        String current = null;
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                current = each;
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw ScratchException.refused(current, failure);
        }
    }
}
