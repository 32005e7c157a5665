package dev.retort.migrations.apply;

import dev.retort.migrations.schema.Engine;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;

/** Writes the rows of the history table as Liquibase does, except that their time is in UTC. */
final class HistoryMark {

    private HistoryMark() {}

    static void record(WorkSession session, ChangeSet changeSet, ExecType type) throws DatabaseException {
        Database database = session.database();
        inUtc(database, session.engine(), () -> session.historyService().setExecType(changeSet, type));
    }

    static void forget(WorkSession session, ChangeSet changeSet) throws DatabaseException {
        session.historyService().removeFromHistory(changeSet);
    }

    /** The column has no zone, and Liquibase would write the time of the session's. */
    static void inUtc(Database database, Engine engine, DatabaseWork work) throws DatabaseException {
        String sessionTime = database.getCurrentDateTimeFunction();
        database.setCurrentDateTimeFunction(now(engine));
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

    static String now(Engine engine) {
        return switch (engine) {
            case H2 ->
                "CAST(FORMATDATETIME(CURRENT_TIMESTAMP, 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'en', 'UTC') AS TIMESTAMP)";
            case POSTGRESQL -> "(clock_timestamp() AT TIME ZONE 'UTC')";
        };
    }
}
