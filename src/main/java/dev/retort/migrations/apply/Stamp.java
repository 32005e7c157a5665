package dev.retort.migrations.apply;

import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.apply.exactlyonce.HistoryRows;
import dev.retort.migrations.apply.exactlyonce.WorkSession;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.HistoryRow;
import dev.retort.migrations.history.RevisionStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.exception.DatabaseException;

/** Makes the history say where the database stands, in one transaction, and runs no change. */
final class Stamp {

    private final WorkSession session;

    Stamp(WorkSession session) {
        this.session = session;
    }

    /**
     * Records everything up to {@code last}, and nothing after it.
     *
     * @param last null for nothing at all
     * @return ids of the revisions whose rows were written or removed
     */
    List<String> upTo(Revision last, DatabaseHistory history) throws SQLException, DatabaseException {
        session.held().deferCommits();
        try {
            List<String> treated = new ArrayList<>();
            boolean past = last == null;
            for (RevisionStatus standing : history.standings()) {
                boolean written = past ? forget(standing) : record(standing);
                if (written) {
                    treated.add(standing.id());
                }
                past |= last != null && standing.id().equals(last.id());
            }
            session.intents().clear();
            session.commit();
            return treated;
        } finally {
            session.held().allowCommits();
        }
    }

    private boolean record(RevisionStatus standing) throws SQLException, DatabaseException {
        if (standing.state() != State.PENDING && standing.state() != State.CHANGED) {
            return false;
        }
        if (standing.state() == State.CHANGED) {
            forget(standing);
        }
        boolean anew = standing.state() == State.CHANGED;
        for (ChangeSet changeSet : anew ? standing.revision().changeSets() : standing.missing()) {
            List<HistoryRow> rows = anew ? List.of() : standing.rowsOf(changeSet);
            HistoryRows.record(session, changeSet, rows.isEmpty() ? ExecType.EXECUTED : ExecType.RERAN, rows);
        }
        return true;
    }

    private boolean forget(RevisionStatus standing) throws DatabaseException {
        if (!standing.touched()) {
            return false;
        }
        HistoryRows.forget(session, standing.rows());
        return true;
    }
}
