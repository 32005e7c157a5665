package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.MoveResult;
import dev.retort.migrations.Migrations.RevisionDetails;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.apply.connect.ExceptionTranslator;
import dev.retort.migrations.apply.connect.LiquibaseTables;
import dev.retort.migrations.apply.connect.PostgresqlEncoding;
import dev.retort.migrations.apply.exactlyonce.ProgressRecord;
import dev.retort.migrations.apply.exactlyonce.WorkSession;
import dev.retort.migrations.apply.lock.LockRow;
import dev.retort.migrations.apply.lock.MigrationLock;
import dev.retort.migrations.apply.script.Script;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.RevisionStatus;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.SchemaReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import org.jboss.logging.Logger;

/** Moves one database along the revisions of this build. */
public final class Migrator {

    private static final Logger LOG = Logger.getLogger(Migrator.class);

    private final DatabaseAccess access;
    private final ChangelogSettings settings;
    private final Changelog changelog;

    /** Reads the changelog, and does not connect yet. */
    public Migrator(DatabaseAccess access, ChangelogSettings settings) {
        this.access = access;
        this.settings = settings;
        this.changelog = Changelog.read(settings, access.engine());
    }

    /**
     * Where the database stands; nothing is written, and no lock is waited for.
     *
     * @throws MigrationException when there is no connection
     */
    public DatabaseHistory history() {
        return Changelog.inScope(changelog.database(), () -> {
            Optional<Connection> opened = access.openForReading();
            if (opened.isEmpty()) {
                return DatabaseHistory.empty(changelog);
            }
            try (Connection connection = opened.get()) {
                return DatabaseHistory.read(connection, historyTable(), changelog);
            } catch (SQLException failure) {
                throw ExceptionTranslator.of("the history cannot be read", failure);
            }
        });
    }

    /** Reads the default schema of the database alone; see {@link #schema(Set)}. */
    public Schema schema() {
        return schema(Set.of());
    }

    /**
     * Reads the schema of the database and writes nothing. An embedded database that does not exist yet is empty.
     *
     * @param others further schemas to read, by their names in normal form
     * @throws MigrationException when there is no connection
     */
    public Schema schema(Set<String> others) {
        Engine engine = access.engine();
        Optional<Connection> opened = access.openForReading();
        if (opened.isEmpty()) {
            return Schema.empty(engine);
        }
        try (Connection connection = opened.get()) {
            return SchemaReader.of(engine).read(connection, others::contains);
        } catch (SQLException failure) {
            throw ExceptionTranslator.of("the schema cannot be read", failure);
        }
    }

    /** See {@link dev.retort.migrations.Migrations#upgrade}. */
    public MoveResult upgrade(String target) {
        DatabaseHistory before = history();
        if (Plan.upgrade(before, historyTable(), target).isEmpty() && !isInterrupted()) {
            return new MoveResult(before.newestApplied(), before.newestApplied(), List.of());
        }
        if (before.newestApplied() == null) {
            PostgresqlEncoding.require(access);
        }
        return locked((lock, session, history) -> {
            ChangeSetRunner runner =
                    new ChangeSetRunner(lock, session, history.changelog().liquibase());
            List<String> treated = new ArrayList<>();
            DatabaseHistory now = runner.finishRollBack(history) ? read(session) : history;
            List<RevisionStatus> planned = Plan.upgrade(now, historyTable(), target);
            if (!planned.isEmpty()) {
                ChangelogPreconditions.require(history.changelog().liquibase(), session);
                Validation.require(planned, session);
            }
            for (RevisionStatus standing : planned) {
                if (!standing.missing().isEmpty()) {
                    LOG.infof(
                            "Applying %s %s", standing.id(), standing.revision().message());
                    treated.add(standing.id());
                }
                for (ChangeSet changeSet : standing.due()) {
                    runner.apply(changeSet, standing.rowsOf(changeSet));
                }
            }
            return treated;
        });
    }

    /**
     * Whether a migration is under way, or was killed, be it when all was recorded. Nothing is changed.
     *
     * @throws MigrationException when there is no connection
     */
    public boolean isInterrupted() {
        Optional<Connection> opened = access.openForReading();
        if (opened.isEmpty()) {
            return false;
        }
        try (Connection connection = opened.get()) {
            String lock = LiquibaseTables.of(settings, access.engine()).lock();
            return LockRow.exists(connection, lock)
                    && (new LockRow(connection, access.engine(), LiquibaseTables.of(settings, access.engine()), "")
                                    .read()
                                    .ours()
                            || new ProgressRecord(connection, lock).read().isPresent());
        } catch (SQLException failure) {
            throw ExceptionTranslator.of("the lock cannot be read", failure);
        }
    }

    /** See {@link dev.retort.migrations.Migrations#downgrade}. */
    public MoveResult downgrade(String target) {
        return locked((lock, session, history) -> {
            ChangeSetRunner runner =
                    new ChangeSetRunner(lock, session, history.changelog().liquibase());
            List<String> treated = new ArrayList<>();
            for (RevisionStatus standing : Plan.downgrade(history, historyTable(), target, session.database())) {
                LOG.infof(
                        "Rolling back %s %s", standing.id(), standing.revision().message());
                List<ChangeSet> recorded = standing.recorded();
                for (int index = recorded.size() - 1; index >= 0; index--) {
                    ChangeSet changeSet = recorded.get(index);
                    if (standing.passedOver().contains(changeSet)) {
                        runner.forget(changeSet, standing.rowsOf(changeSet));
                    } else {
                        runner.rollBack(changeSet, standing.rowsOf(changeSet));
                    }
                }
                treated.add(standing.id());
            }
            return treated;
        });
    }

    /** See {@link dev.retort.migrations.Migrations#stamp}. */
    public MoveResult stamp(String target) {
        return locked((lock, session, history) -> {
            Revision last =
                    switch (target) {
                        case "base" -> null;
                        case "head" -> newest(history.changelog());
                        default -> history.changelog().resolve(target);
                    };
            return new Stamp(session).upTo(last, history);
        });
    }

    /** See {@link dev.retort.migrations.Migrations#show}. */
    public RevisionDetails show(String prefix) {
        return looking((session, history) -> {
            Revision revision = history.changelog().resolve(prefix);
            RevisionStatus standing = history.standings().stream()
                    .filter(each -> each.id().equals(revision.id()))
                    .findFirst()
                    .orElseThrow();
            List<String> sql =
                    new Script(session, LiquibaseTables.of(settings, access.engine())).statements(standing, history);
            return new RevisionDetails(revision.id(), revision.message(), revision.file(), standing.state(), sql);
        });
    }

    /** See {@link dev.retort.migrations.Migrations#upgradeSql}. */
    public String upgradeSql(String target) {
        return looking((session, history) -> new Script(session, LiquibaseTables.of(settings, access.engine()))
                .upgrade(Plan.upgrade(history, historyTable(), target), history));
    }

    /** See {@link dev.retort.migrations.Migrations#downgradeSql}. */
    public String downgradeSql(String target) {
        return looking((session, history) -> new Script(session, LiquibaseTables.of(settings, access.engine()))
                .downgrade(Plan.downgrade(history, historyTable(), target, session.database())));
    }

    /** Work that changes nothing. */
    @FunctionalInterface
    private interface Look<T> {
        T at(WorkSession session, DatabaseHistory history) throws SQLException, LiquibaseException;
    }

    private <T> T looking(Look<T> look) {
        try (WorkSession session =
                new WorkSession(access.openForReading().orElseGet(access::openScratch), access.engine(), settings)) {
            return Changelog.inScope(session.database(), () -> {
                try {
                    return look.at(session, read(session));
                } catch (SQLException failure) {
                    throw ExceptionTranslator.of("the database cannot be read", failure);
                } catch (LiquibaseException failure) {
                    throw new MigrationException(
                            "the SQL script cannot be printed: " + access.withoutSecrets(failure.getMessage()),
                            "run the command without --sql",
                            failure);
                }
            });
        } catch (SQLException failure) {
            throw ExceptionTranslator.of("the database cannot be read", failure);
        }
    }

    private static Revision newest(Changelog changelog) {
        List<Revision> revisions = changelog.revisions();
        return revisions.isEmpty() ? null : revisions.get(revisions.size() - 1);
    }

    /** Work under the lock; returns the ids of the revisions that it applied or undid. */
    @FunctionalInterface
    private interface Work {
        List<String> run(MigrationLock lock, WorkSession session, DatabaseHistory history)
                throws SQLException, DatabaseException;
    }

    private MoveResult locked(Work work) {
        try (MigrationLock lock = MigrationLock.acquire(access, settings);
                WorkSession session = new WorkSession(access.open("migration"), access.engine(), settings)) {
            lock.admit(session.connection());
            return Changelog.inScope(session.database(), () -> moved(lock, session, work));
        } catch (SQLException failure) {
            throw ExceptionTranslator.of("the database cannot be migrated", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "interrupted while waiting for another migration", "run the command again", interrupted);
        }
    }

    private MoveResult moved(MigrationLock lock, WorkSession session, Work work) {
        try {
            session.prepareHistory();
            // Read again: what another process applied while this one waited is not applied twice.
            DatabaseHistory before = read(session);
            List<String> treated = work.run(lock, session, before);
            return new MoveResult(before.newestApplied(), read(session).newestApplied(), treated);
        } catch (SQLException | DatabaseException failure) {
            throw ExceptionTranslator.of("the database cannot be migrated", failure);
        }
    }

    private String historyTable() {
        return LiquibaseTables.of(settings, access.engine()).history();
    }

    private DatabaseHistory read(WorkSession session) throws SQLException {
        DatabaseHistory history = DatabaseHistory.read(session.connection(), session.historyTable(), changelog);
        session.connection().rollback();
        return history;
    }
}
