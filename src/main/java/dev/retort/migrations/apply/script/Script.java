package dev.retort.migrations.apply.script;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.connect.LiquibaseTables;
import dev.retort.migrations.apply.exactlyonce.HistoryRows;
import dev.retort.migrations.apply.exactlyonce.WorkSession;
import dev.retort.migrations.apply.lock.LockRow;
import dev.retort.migrations.changelog.AllRows;
import dev.retort.migrations.changelog.CustomCode;
import dev.retort.migrations.changelog.Remedy;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.HistoryRow;
import dev.retort.migrations.history.RevisionStatus;
import java.sql.SQLException;
import java.util.List;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.change.custom.CustomTaskChange;
import liquibase.change.custom.CustomTaskRollback;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.executor.Executor;
import liquibase.executor.ExecutorService;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;

/** Writes down what a command would run, for a person to run with psql or H2's shell. Changes nothing. */
public final class Script {

    private final WorkSession session;
    private final LiquibaseTables tables;
    private final ScriptExecutor executor;
    private final StringBuilder text = new StringBuilder();

    public Script(WorkSession session, LiquibaseTables tables) throws SQLException {
        this.session = session;
        this.tables = tables;
        // A query that finds no table must not spoil those that follow.
        session.readOnly();
        Database database = session.database();
        ExecutorService executors = Scope.getCurrentScope().getSingleton(ExecutorService.class);
        Executor reader = executors.getExecutor("jdbc", database);
        this.executor = new ScriptExecutor(reader, database, session.engine());
        executors.setExecutor("jdbc", database, executor);
        executors.setExecutor("logging", database, executor);
    }

    /** Revisions forwards, after Liquibase's tables where those are missing. */
    public String upgrade(List<RevisionStatus> planned, DatabaseHistory history)
            throws LiquibaseException, SQLException {
        heading("upgrade");
        if (!planned.isEmpty()) {
            missingTables();
        }
        for (RevisionStatus standing : planned) {
            title(standing);
            for (ChangeSet changeSet : standing.due()) {
                List<HistoryRow> rows = standing.rowsOf(changeSet);
                ExecType type = forwards(changeSet, history);
                HistoryRows.record(session, changeSet, rows.isEmpty() ? type : ExecType.RERAN, rows);
                emit(changeSet);
            }
        }
        return text.toString();
    }

    /** Revisions backwards. */
    public String downgrade(List<RevisionStatus> planned) throws LiquibaseException {
        heading("downgrade");
        for (RevisionStatus standing : planned) {
            title(standing);
            List<ChangeSet> recorded = standing.recorded();
            for (int index = recorded.size() - 1; index >= 0; index--) {
                ChangeSet changeSet = recorded.get(index);
                if (!standing.passedOver().contains(changeSet)) {
                    printed(changeSet, rollback(changeSet), () -> {
                        CustomCode.validateRollback(changeSet, session.database());
                        changeSet.rollback(session.database());
                        return null;
                    });
                }
                HistoryRows.forget(session, standing.rowsOf(changeSet));
                emit(changeSet);
            }
        }
        return text.toString();
    }

    /** The statements of a revision alone, without those that record it. */
    public List<String> statements(RevisionStatus standing, DatabaseHistory history) throws LiquibaseException {
        for (ChangeSet changeSet : standing.revision().changeSets()) {
            forwards(changeSet, history);
        }
        return executor.take();
    }

    private ExecType forwards(ChangeSet changeSet, DatabaseHistory history) {
        return printed(changeSet, changeSet.getChanges(), () -> {
            CustomCode.validate(changeSet, session.database());
            return changeSet.execute(history.changelog().liquibase(), session.database());
        });
    }

    @FunctionalInterface
    private interface Printed {
        ExecType run() throws LiquibaseException;
    }

    private static ExecType printed(ChangeSet changeSet, List<Change> changes, Printed printed) {
        try {
            requireSql(changes);
            return AllRows.of(changes, printed::run);
        } catch (LiquibaseException | RuntimeException failure) {
            throw new MigrationException(
                    "changeset '" + Revision.fileOf(changeSet) + "::" + changeSet.getId()
                            + "' cannot be printed as SQL: " + CustomCode.reason(changeSet, failure),
                    Remedy.of(failure, "correct the file, or run 'upgrade' or 'downgrade' without --sql"),
                    failure);
        }
    }

    /** Liquibase runs the code of a custom change wherever it asks it for SQL. */
    private static void requireSql(List<Change> changes) throws DatabaseException {
        for (Change change : changes) {
            if (change instanceof CustomChangeWrapper custom
                    && (custom.getCustomChange() instanceof CustomTaskChange
                            || custom.getCustomChange() instanceof CustomTaskRollback)) {
                throw new DatabaseException("custom change '" + custom.getClassName() + "' runs Java code");
            }
        }
    }

    private static List<Change> rollback(ChangeSet changeSet) {
        List<Change> written = changeSet.getRollback().getChanges();
        return written.isEmpty() ? changeSet.getChanges() : written;
    }

    private void heading(String verb) {
        text.append("-- ").append(verb).append(" for ").append(session.engine().id());
        text.append("; ").append(Dialect.of(session.engine()).howToRunScript()).append('\n');
    }

    private void title(RevisionStatus standing) {
        text.append("\n-- ")
                .append(standing.id())
                .append(' ')
                .append(standing.revision().message().replaceAll("\\R|\\p{Cntrl}", " "))
                .append('\n');
    }

    private void missingTables() throws LiquibaseException, SQLException {
        for (String statement : LockRow.missing(session.connection(), session.engine(), tables)) {
            print(statement);
        }
        if (!LockRow.exists(session.connection(), tables.history())) {
            executor.execute(new CreateDatabaseChangeLogTableStatement());
            executor.take().forEach(this::print);
        }
    }

    private void emit(ChangeSet changeSet) {
        boolean transaction = !Dialect.of(session.engine()).commitsSchemaStatements() && changeSet.isRunInTransaction();
        if (transaction) {
            print("BEGIN");
        }
        executor.take().forEach(this::print);
        if (transaction) {
            print("COMMIT");
        }
    }

    private void print(String statement) {
        boolean lastLineIsComment = statement.indexOf("--", statement.lastIndexOf('\n') + 1) >= 0;
        text.append(statement).append(lastLineIsComment ? "\n;\n" : ";\n");
    }
}
