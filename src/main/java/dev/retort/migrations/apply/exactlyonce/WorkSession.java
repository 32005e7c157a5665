package dev.retort.migrations.apply.exactlyonce;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.connect.LiquibaseTables;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.changelog.LiquibaseDatabases;
import dev.retort.migrations.dialect.DelayedWrites;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import java.sql.Connection;
import java.sql.SQLException;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.executor.Executor;
import liquibase.executor.ExecutorService;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.MarkChangeSetRanStatement;

/** A connection on which changesets run, and Liquibase's view of it. */
public final class WorkSession implements AutoCloseable {

    private final Connection connection;
    private final CommitDeferringConnection held;
    private final Engine engine;
    private final Database database;
    private final String historyTable;
    private final String lockTable;
    private boolean printing;
    private DelayedWrites writes = DelayedWrites.NONE;

    public WorkSession(Connection connection, Engine engine, ChangelogSettings settings) throws SQLException {
        this.connection = connection;
        this.engine = engine;
        this.held = new CommitDeferringConnection(connection, engine);
        try {
            Folding folding = Dialect.of(engine).folding(connection);
            JdbcConnection liquibase = new JdbcConnection(held.proxy());
            if (folding == engine.folding()) {
                this.database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(liquibase);
            } else {
                this.database = LiquibaseDatabases.of(engine, folding);
                database.setConnection(liquibase);
            }
            settings.configure(database);
        } catch (DatabaseException failure) {
            throw new SQLException(failure.getMessage(), failure);
        }
        LiquibaseTables tables = LiquibaseTables.of(settings, engine);
        this.historyTable = tables.history();
        this.lockTable = tables.lock();
    }

    public Connection connection() {
        return connection;
    }

    public CommitDeferringConnection held() {
        return held;
    }

    public Engine engine() {
        return engine;
    }

    public Database database() {
        return database;
    }

    public String historyTable() {
        return historyTable;
    }

    public ProgressRecord intents() {
        return new ProgressRecord(connection, lockTable);
    }

    /** Liquibase's own book-keeping for this session. */
    ChangeLogHistoryService historyService() {
        return Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database);
    }

    /** For looking only: nothing is written, and a query that fails spoils none that follows. */
    public void readOnly() throws SQLException {
        held.becomeReadOnly();
        printing = true;
    }

    /**
     * Runs a statement on the history table; where statements are printed, prints it.
     *
     * @param rows how many rows it is about
     * @param name of the changeset that they record
     * @throws MigrationException when it changed another number of rows
     */
    void update(SqlStatement statement, int rows, String name) throws DatabaseException {
        Executor executor =
                Scope.getCurrentScope().getSingleton(ExecutorService.class).getExecutor("jdbc", database);
        if (printing) {
            executor.execute(statement);
            return;
        }
        int changed = executor.update(statement);
        // Read anew by the next precondition that asks which changesets ran.
        historyService().reset();
        if (changed != rows) {
            throw new MigrationException(
                    "the history '" + historyTable + "' has " + rows + (rows == 1 ? " row" : " rows")
                            + " of changeset '" + name + "', and " + changed + " could be written; nothing was changed",
                    "check the triggers, rules and policies of the table, and run the command again");
        }
    }

    /** Writes the row of a changeset as Liquibase does. */
    void mark(ChangeSet changeSet, ExecType type, int rows) throws DatabaseException {
        if (printing) {
            historyService().setExecType(changeSet, type);
        } else {
            update(new MarkChangeSetRanStatement(changeSet, type), rows, changeSet.toString(false));
        }
    }

    /** Creates the history table, or brings an older one up to date. */
    public void prepareHistory() throws DatabaseException, SQLException {
        historyService().init();
        connection.commit();
        writes = Dialect.of(engine).delayWrites(connection);
    }

    /** Commits, and returns when the commit would survive a kill. */
    public void commit() throws SQLException {
        connection.commit();
        writes.write();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
            writes.close();
        }
    }
}
