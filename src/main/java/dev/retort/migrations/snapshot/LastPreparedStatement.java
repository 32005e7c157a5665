package dev.retort.migrations.snapshot;

import java.util.List;
import liquibase.change.ColumnConfig;
import liquibase.statement.ExecutablePreparedStatementBase;

/**
 * The statement that Liquibase prepared last in this thread. It takes it again for the same SQL, whatever connection it
 * is of: the rows of a file would go into the database before.
 */
public final class LastPreparedStatement extends ExecutablePreparedStatementBase {

    private LastPreparedStatement() {
        super(null, null, null, null, List.of(), null, null);
    }

    /** Closes it, if there is one. */
    public static void forget() {
        // One that is asked for with other SQL makes way.
        new LastPreparedStatement().getCachedStatement("");
    }

    @Override
    protected String generateSql(List<ColumnConfig> columns) {
        throw new UnsupportedOperationException("it is never run");
    }

    @Override
    public boolean continueOnError() {
        return false;
    }
}
