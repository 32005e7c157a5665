package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.connect.ExceptionTranslator;
import dev.retort.migrations.apply.exactlyonce.HistoryRows;
import dev.retort.migrations.apply.exactlyonce.InterruptedCopy;
import dev.retort.migrations.apply.exactlyonce.ProgressRecord;
import dev.retort.migrations.apply.exactlyonce.SchemaFingerprint;
import dev.retort.migrations.apply.exactlyonce.StatementJournal;
import dev.retort.migrations.apply.exactlyonce.WorkSession;
import dev.retort.migrations.apply.lock.MigrationLock;
import dev.retort.migrations.changelog.AllRows;
import dev.retort.migrations.changelog.CustomCode;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.HistoryRow;
import dev.retort.migrations.history.RevisionStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;

/**
 * Runs single changesets, forwards and backwards. Each takes effect together with its history row, or not at all,
 * at whatever moment the process is killed.
 */
final class ChangeSetRunner {

    /** A step of work within one changeset's transaction. */
    @FunctionalInterface
    private interface Step {
        void run() throws LiquibaseException, SQLException;
    }

    private static final String APPLY = "apply";
    private static final String ROLL_BACK = "rollback";

    private final MigrationLock lock;
    private final WorkSession session;
    private final DatabaseChangeLog changelog;

    ChangeSetRunner(MigrationLock lock, WorkSession session, DatabaseChangeLog changelog) {
        this.lock = lock;
        this.session = session;
        this.changelog = changelog;
    }

    /** Applies and records. */
    void apply(ChangeSet changeSet, List<HistoryRow> rows) {
        guarded(changeSet, APPLY, () -> HistoryRows.respell(session, changeSet, rows), () -> {
            ExecType type = AllRows.of(changeSet.getChanges(), () -> changeSet.execute(changelog, session.database()));
            ExecType recorded =
                    !rows.isEmpty() && (type == ExecType.EXECUTED || type == ExecType.MARK_RAN) ? ExecType.RERAN : type;
            session.held().journalTo(null);
            HistoryRows.record(session, changeSet, recorded, rows);
        });
    }

    /** Rolls back and forgets. */
    void rollBack(ChangeSet changeSet, List<HistoryRow> rows) {
        guarded(changeSet, ROLL_BACK, () -> HistoryRows.forget(session, rows), () -> {
            CustomCode.validateRollback(changeSet, session.database());
            changeSet.rollback(session.database());
            session.held().journalTo(null);
            HistoryRows.forget(session, rows);
        });
    }

    /** Forgets one that was only marked as run. Its rollback would undo what others did. */
    void forget(ChangeSet changeSet, List<HistoryRow> rows) {
        Step forget = () -> {
            session.held().journalTo(null);
            HistoryRows.forget(session, rows);
        };
        guarded(changeSet, ROLL_BACK, forget, forget);
    }

    /**
     * Finishes the rollback in the middle of which a process was killed, if there is one: half undone is neither
     * applied nor pending.
     *
     * @return whether there was one
     */
    boolean finishRollBack(DatabaseHistory history) throws SQLException {
        String begun = session.intents().read().map(ProgressRecord.Intent::work).orElse("");
        session.connection().rollback();
        if (!begun.startsWith(ROLL_BACK)) {
            return false;
        }
        for (RevisionStatus standing : history.standings()) {
            for (ChangeSet changeSet : standing.recorded()) {
                if (begun.equals(work(changeSet, ROLL_BACK))) {
                    rollBack(changeSet, standing.rowsOf(changeSet));
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * @param rehearsal writes to the history what the step will write, and is undone: what a statement of the schema
     *     committed could not be undone when the history turns out not to take it
     */
    private void guarded(ChangeSet changeSet, String direction, Step rehearsal, Step step) {
        boolean selfCommitting =
                Dialect.of(session.engine()).commitsSchemaStatements() || !changeSet.isRunInTransaction();
        session.held().deferCommits();
        try {
            lock.confirm();
            if (selfCommitting) {
                rehearsal.run();
                session.connection().rollback();
                session.held().journalTo(journal(changeSet, direction));
            }
            step.run();
            if (selfCommitting) {
                session.intents().clear();
            }
            session.commit();
        } catch (MigrationException failure) {
            undo(failure);
            throw failure;
        } catch (LiquibaseException | SQLException | RuntimeException failure) {
            undo(failure);
            throw ExceptionTranslator.of(changeSet, direction, failure);
        } finally {
            session.held().journalTo(null);
            session.held().allowCommits();
        }
    }

    private StatementJournal journal(ChangeSet changeSet, String direction) throws SQLException {
        String work = work(changeSet, direction);
        ProgressRecord intents = session.intents();
        SchemaFingerprint fingerprint = new SchemaFingerprint(session.engine());
        Optional<ProgressRecord.Intent> begun =
                intents.read().filter(intent -> intent.work().equals(work));
        int done = 0;
        if (begun.isPresent()) {
            // They held when it was begun, and need not hold of a schema that is half changed.
            changeSet.setPreconditions(null);
            done = begun.get().statement();
            if (begun.get().fingerprint() != null && tookEffect(begun.get(), fingerprint)) {
                done++;
            }
        }
        session.connection().commit();
        return new StatementJournal(session.connection(), session.engine(), intents, fingerprint, work, done);
    }

    private boolean tookEffect(ProgressRecord.Intent begun, SchemaFingerprint fingerprint) throws SQLException {
        if (Dialect.of(session.engine()).copiesAlteredTables() && InterruptedCopy.undo(session.connection())) {
            return false;
        }
        return !fingerprint.take(session.connection()).equals(begun.fingerprint());
    }

    /** Names a changeset as it is now: one that was edited after a kill is begun afresh. */
    private static String work(ChangeSet changeSet, String direction) {
        MessageDigest digest = SchemaFingerprint.sha256();
        String text = String.join(
                "\n",
                changeSet.getFilePath(),
                changeSet.getId(),
                changeSet.getAuthor(),
                String.valueOf(changeSet.generateCheckSum(ChecksumVersion.latest())));
        byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        return direction + ":" + HexFormat.of().formatHex(hash, 0, 16);
    }

    private void undo(Exception failure) {
        try {
            session.connection().rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }
}
