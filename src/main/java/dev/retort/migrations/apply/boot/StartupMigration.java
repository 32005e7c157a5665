package dev.retort.migrations.apply.boot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.SchemaGate;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.connect.DatabaseAwayException;
import dev.retort.migrations.apply.connect.H2Assertions;
import dev.retort.migrations.apply.connect.H2Hold;
import dev.retort.migrations.changelog.Reason;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.RevisionStatus;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date when the service starts. In production it does so behind the running HTTP server, and
 * goes on trying until it is done. In development and tests the start waits for it; what fails then fails the tests, and
 * in development is tried again behind the server, since the next edit may be what mends it.
 */
@ApplicationScoped
class StartupMigration implements SchemaGate {

    private static final Logger LOG = Logger.getLogger(StartupMigration.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration LET_FINISH = Duration.ofSeconds(5);

    private final ConfiguredDatabase database;
    private final SchemaAgreement agreement;
    private final LaunchMode mode;
    private final H2Hold hold = new H2Hold();

    private volatile String reason = "the schema has not been checked yet";
    private volatile boolean stopping;
    private volatile boolean undone;
    private final AtomicBoolean doubted = new AtomicBoolean();
    private volatile Thread working;
    private String told = "";

    StartupMigration(SmallRyeConfig config, LaunchMode mode) {
        this.database = ConfiguredDatabase.of(config);
        this.agreement = new SchemaAgreement(database);
        this.mode = mode;
    }

    @Override
    public boolean ready() {
        return reason.isEmpty() && !stopping;
    }

    @Override
    public String reason() {
        return stopping ? "the service is stopping" : reason;
    }

    @Override
    public void doubt() {
        if (ready() && mode != LaunchMode.TEST && doubted.compareAndSet(false, true)) {
            begin("schema-doubt", this::lookAgain);
        }
    }

    void start(@Observes StartupEvent event) {
        H2Assertions.enable();
        switch (mode) {
            case TEST -> step();
            case DEVELOPMENT -> {
                Duration pause = attempt();
                if (!ready()) {
                    begin("schema", () -> {
                        sleep(pause);
                        run();
                    });
                }
            }
            default ->
                begin("schema", () -> {
                    run();
                    keepHold();
                });
        }
    }

    private void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        working = thread;
        thread.start();
    }

    /** Accepted requests are still answered; readiness sends new ones elsewhere. */
    void refuse(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void stop(@Observes ShutdownEvent event) throws SQLException, InterruptedException {
        // Never interrupted: H2 would close its file under a statement.
        stopping = true;
        Thread last = working;
        if (mode == LaunchMode.DEVELOPMENT && last != null) {
            // Its classes are about to go.
            last.join(LET_FINISH.toMillis());
        }
        hold.close();
    }

    private void run() {
        while (!stopping && !ready()) {
            sleep(attempt());
        }
    }

    /** One step; says how long to wait until the next. */
    private Duration attempt() {
        try {
            step();
            return LOOK_AGAIN;
        } catch (DatabaseAwayException away) {
            tell(away.getMessage(), away.getMessage() + " (" + away.remedy() + "; the service retries every second)");
            return TRY_AGAIN;
        } catch (MigrationException failure) {
            LOG.errorf("%s (%s)", failure.getMessage(), failure.remedy());
            LOG.debug("The cause", failure);
            reason = failure.getMessage();
        } catch (RuntimeException | Error failure) {
            // An Error too: a driver that does not fit, a changelog that nests too deep, a class that a native
            // executable
            // lacks. It is tried again, since memory comes back; the process stays, since liveness is not about the
            // schema.
            LOG.error("The migration at start failed", failure);
            reason = "the migration at start failed: " + Reason.ofRoot(failure);
        }
        return AFTER_FAILURE;
    }

    private void keepHold() {
        while (!stopping && database.access().isEmbedded()) {
            try {
                Thread.sleep(LOOK_AGAIN.toMillis());
                hold.take(database.access());
            } catch (RuntimeException | Error failure) {
                // Such as H2's own AssertionError, of a full disk (H2Assertions).
                LOG.debug("The database file cannot be kept open", failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Revisions that were rolled back while this service runs are not applied again: it was done on purpose. */
    private void lookAgain() {
        undone = true;
        try {
            step();
            if (ready()) {
                LOG.errorf("A table or column is missing although all revisions are applied: %s", whatToType());
                sleep(AFTER_FAILURE, () -> stopping);
            }
            run();
        } catch (MigrationException failure) {
            LOG.warnf("The status of the schema cannot be read: %s", failure.getMessage());
        } catch (RuntimeException | Error failure) {
            LOG.error("The status of the schema cannot be read", failure);
        } finally {
            doubted.set(false);
        }
    }

    /** In development, the most likely cause is an entity that has changed without a revision. */
    private String whatToType() {
        return mode == LaunchMode.DEVELOPMENT
                ? "run './retort revision --autogenerate -m MESSAGE' if the entities have changed"
                : "run 'java -jar quarkus-run.jar check' to see the differences";
    }

    private void sleep(Duration pause) {
        sleep(pause, () -> stopping || ready());
    }

    private void sleep(Duration pause, BooleanSupplier isOver) {
        long end = System.nanoTime() + pause.toNanos();
        while (!isOver.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                stopping = true;
            }
        }
    }

    /** Looks where the database stands, and does what is to be done about it. */
    private void step() {
        database.requireSupported();
        hold.take(database.access());
        if (!undone && agreement.holds()) {
            LOG.debug("The schema is the one that this build has agreed to");
            reason = "";
            return;
        }
        boolean migrate = database.migratesAtStart() && !undone;
        Migrator migrator = database.migrator();
        DatabaseHistory history = migrator.history();
        if (history.in(State.CHANGED).isEmpty()
                && migrate
                && (history.standings().stream().anyMatch(RevisionStatus::hasWork) || migrator.isInterrupted())) {
            reason = "revisions are being applied, by this or another process";
            migrator.upgrade("head");
            history = migrator.history();
        }
        judge(history, migrate);
        if (reason.isEmpty() && migrate) {
            agreement.record(history.changelog());
        }
    }

    private void judge(DatabaseHistory history, boolean migrate) {
        if (!history.in(State.CHANGED).isEmpty()) {
            tell("'" + history.in(State.CHANGED).get(0).revision().file()
                    + "' was edited after it was applied; restore its old content, nothing is applied until then");
            return;
        }
        long pending = history.in(State.PENDING).stream()
                .filter(each -> !migrate || each.lacks())
                .count();
        if (pending > 0) {
            tell(pending + (pending == 1 ? " revision is" : " revisions are") + " pending" + whyPending(migrate));
            return;
        }
        int unknown = history.in(State.UNKNOWN).size();
        if (unknown > 0) {
            LOG.warnf(
                    "The database has %d applied revision(s) that are not part of this build, the newest is %s;"
                            + " they are assumed to belong to a later release",
                    unknown, history.in(State.UNKNOWN).get(unknown - 1).id());
        }
        reason = "";
    }

    private String whyPending(boolean migrate) {
        if (migrate) {
            return "";
        }
        return (undone
                        ? " because they were rolled back while this service was running; "
                        : " and quarkus.liquibase.migrate-at-start is false; ")
                + howToUpgrade();
    }

    /** An H2 file can be open in one process only: the service has to stop before a command can open it. */
    private String howToUpgrade() {
        String run = "run 'java -jar quarkus-run.jar upgrade' (in the source tree: './retort upgrade')";
        return database.access().isEmbedded() ? "stop this service, " + run + ", and start it again" : run;
    }

    private void tell(String problem) {
        tell(problem, problem);
    }

    /** Logs {@code line} once, as long as it stays the same. */
    private void tell(String problem, String line) {
        reason = problem;
        if (!line.equals(told)) {
            LOG.warn(line);
            told = line;
        }
    }
}
