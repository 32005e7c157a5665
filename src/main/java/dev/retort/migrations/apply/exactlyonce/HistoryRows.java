package dev.retort.migrations.apply.exactlyonce;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.history.HistoryRow;
import dev.retort.migrations.schema.Engine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.statement.core.DeleteStatement;
import liquibase.statement.core.UpdateStatement;

/**
 * Writes the rows of the history table as Liquibase does, except that their time is in UTC. Every statement changes as
 * many rows as were read, or the whole fails.
 */
public final class HistoryRows {

    private static final String ROW = "ID = ? AND AUTHOR = ? AND FILENAME = ?";

    private HistoryRows() {}

    /**
     * Records a changeset: anew, or in its rows when there are any, which get its path of today.
     *
     * @param rows those that the history has of it
     */
    public static void record(WorkSession session, ChangeSet changeSet, ExecType type, List<HistoryRow> rows)
            throws DatabaseException {
        if (type == ExecType.SKIPPED || type == ExecType.FAILED) {
            return;
        }
        respell(session, changeSet, rows);
        inUtc(session.database(), session.engine(), () -> session.mark(changeSet, type, Math.max(rows.size(), 1)));
    }

    /** Removes rows. */
    public static void forget(WorkSession session, List<HistoryRow> rows) throws DatabaseException {
        for (List<HistoryRow> alike : alike(rows)) {
            Database database = session.database();
            DeleteStatement delete = new DeleteStatement(
                    database.getLiquibaseCatalogName(),
                    database.getLiquibaseSchemaName(),
                    database.getDatabaseChangeLogTableName());
            HistoryRow row = alike.get(0);
            delete.setWhere(ROW).addWhereParameters(row.changeSet(), row.author(), row.storedFile());
            session.update(delete, alike.size(), row.name());
        }
    }

    /** As Liquibase's {@code replaceFilePath}: its statements find no row under another spelling. */
    public static void respell(WorkSession session, ChangeSet changeSet, List<HistoryRow> rows)
            throws DatabaseException {
        for (List<HistoryRow> alike : alike(rows)) {
            HistoryRow row = alike.get(0);
            if (row.name().equals(changeSet.toString(false))) {
                continue;
            }
            Database database = session.database();
            UpdateStatement update = new UpdateStatement(
                    database.getLiquibaseCatalogName(),
                    database.getLiquibaseSchemaName(),
                    database.getDatabaseChangeLogTableName());
            update.addNewColumnValue("ID", changeSet.getId())
                    .addNewColumnValue("AUTHOR", changeSet.getAuthor())
                    .addNewColumnValue("FILENAME", changeSet.getFilePath())
                    .setWhereClause(ROW)
                    .addWhereParameters(row.changeSet(), row.author(), row.storedFile());
            session.update(update, alike.size(), row.name());
        }
    }

    private static Collection<List<HistoryRow>> alike(List<HistoryRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(HistoryRow::name, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** The column has no zone, and Liquibase would write the time of the session's. */
    static void inUtc(Database database, Engine engine, DatabaseWork work) throws DatabaseException {
        String sessionTime = database.getCurrentDateTimeFunction();
        database.setCurrentDateTimeFunction(Dialect.of(engine).nowInUtc());
        try {
            work.run();
        } finally {
            database.setCurrentDateTimeFunction(sessionTime);
        }
    }

    @FunctionalInterface
    interface DatabaseWork {
        void run() throws DatabaseException;
    }
}
