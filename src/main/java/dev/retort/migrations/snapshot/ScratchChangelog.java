package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.AllRows;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.changelog.ClassPath;
import dev.retort.migrations.changelog.CustomCode;
import dev.retort.migrations.changelog.LiquibaseDatabases;
import dev.retort.migrations.changelog.Remedy;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.changelog.TableReferences;
import dev.retort.migrations.changelog.TextResource;
import dev.retort.migrations.changelog.postgresql.PostgresqlNames;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.logging.LogService;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * A changelog that Liquibase runs up and down in a scratch database. Every changeset is validated, run, rolled back and
 * recorded as on any database; the lock is not waited for, since nobody else knows the place. Several threads may each have
 * one: they take turns, a changeset at a time, for they share Liquibase's registries, which are not made for two.
 */
public final class ScratchChangelog {

    private static final String OTHERWISE = "correct the file; a new database fails at the same place";
    private static final String IN_MEMORY = "revision.yaml";

    private final Scratch scratch;
    private final ChangelogSettings settings;
    private final Database database;
    private final ResourceAccessor resources;
    private final DatabaseChangeLog changelog;
    private final Set<ChangeSet> passedOver = new HashSet<>();
    private final ScratchHistory history;
    private Connection connected;

    private ScratchChangelog(Scratch scratch, ResourceAccessor resources, ChangelogSettings settings) {
        this.scratch = scratch;
        this.resources = resources;
        this.settings = settings;
        this.database = database(scratch.engine(), scratch.folding());
        this.history = new ScratchHistory(settings, database);
        this.changelog = parsed(database);
    }

    private ScratchChangelog(
            Scratch scratch, ResourceAccessor resources, ChangelogSettings settings, DatabaseChangeLog changelog) {
        this.scratch = scratch;
        this.resources = resources;
        this.settings = settings;
        this.database = database(scratch.engine(), scratch.folding());
        this.history = new ScratchHistory(settings, database);
        this.changelog = changelog;
    }

    private DatabaseChangeLog parsed(Database readFor) {
        String path = settings.changeLog();
        return inScope("'" + path + "' cannot be read", () -> ChangeLogParserFactory.getInstance()
                .getParser(path, resources)
                .parse(path, settings.parsing(readFor), resources));
    }

    /** Finds Liquibase's services for the threads that this one begins: each would do so for itself. */
    public static void findServices() {
        synchronized (ScratchChangelog.class) {
            Scope.getCurrentScope();
        }
    }

    private static Database database(Engine engine, Folding folding) {
        synchronized (ScratchChangelog.class) {
            return LiquibaseDatabases.of(engine, folding);
        }
    }

    /** The changelog on the class path, as the current thread sees it. */
    public static ScratchChangelog ofClassPath(Scratch scratch, ChangelogSettings settings) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new ScratchChangelog(scratch, new ClassPath(loader), settings);
    }

    /** One that has been read for the same engine, from the class path as the current thread sees it. */
    public static ScratchChangelog of(Scratch scratch, ChangelogSettings settings, Changelog changelog) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new ScratchChangelog(scratch, new ClassPath(loader), settings, changelog.liquibase());
    }

    /** The changelog of one file, which need not exist anywhere else. */
    public static ScratchChangelog ofText(Scratch scratch, String yaml) {
        return new ScratchChangelog(
                scratch, new TextResource.Accessor(IN_MEMORY, yaml), ChangelogSettings.of(IN_MEMORY));
    }

    /** The same changelog on another scratch database of the same engine, without reading it again. */
    public ScratchChangelog on(Scratch other) {
        return new ScratchChangelog(other, resources, settings, changelog);
    }

    /** Names of its revisions, in order: paths of files, as far as these are not split. */
    public List<String> files() {
        return List.copyOf(Revision.runs(changelog.getChangeSets()).keySet());
    }

    /** How many revisions mention a table or sequence by its name, in any case. */
    public int mentions(String name) {
        return (int) Revision.runs(changelog.getChangeSets()).values().stream()
                .filter(run -> run.stream().anyMatch(changeSet -> TableReferences.isIn(changeSet, name)))
                .count();
    }

    /**
     * Names that PostgreSQL gives, as the changelog implies them. Reads the changelog again, for PostgreSQL.
     *
     * @param schemas other schemas that the changelog makes
     */
    public PostgresqlNames postgresqlNames(Set<String> schemas) {
        Database postgresql = database(Engine.POSTGRESQL, Folding.LOWER);
        DatabaseChangeLog there = parsed(postgresql);
        return inScope(
                "the SQL for PostgreSQL cannot be read",
                () -> PostgresqlNames.of(there, settings, postgresql, schemas));
    }

    /** Runs all of it. */
    public void up() {
        up(file -> true);
    }

    /** Rolls all of it back. */
    public void down() {
        down(file -> true);
    }

    /** Runs the changesets of some files. Throws {@link MigrationException}, which names the changeset that failed. */
    public void up(Predicate<String> files) {
        for (ChangeSet changeSet : needed(files)) {
            inScope(changeSet, "failed", () -> {
                CustomCode.validate(changeSet, database);
                ExecType type = AllRows.of(changeSet.getChanges(), () -> changeSet.execute(changelog, database));
                if (type != ExecType.EXECUTED && type != ExecType.RERAN) {
                    passedOver.add(changeSet);
                }
                history.add(changelog, changeSet, type);
                return null;
            });
        }
    }

    /**
     * Rolls the changesets of some files back, last one first; not those that did not run, for a precondition did not hold
     * or they may fail.
     */
    public void down(Predicate<String> files) {
        List<ChangeSet> reversed = new ArrayList<>(needed(files));
        Collections.reverse(reversed);
        for (ChangeSet changeSet : reversed) {
            inScope(changeSet, "cannot be rolled back", () -> {
                if (!passedOver.remove(changeSet)) {
                    CustomCode.validateRollback(changeSet, database);
                    changeSet.rollback(database);
                }
                history.remove(changeSet);
                return null;
            });
        }
    }

    private List<ChangeSet> needed(Predicate<String> files) {
        synchronized (ScratchChangelog.class) {
            return Revision.runs(changelog.getChangeSets()).entrySet().stream()
                    .filter(run -> files.test(run.getKey()))
                    .flatMap(run -> run.getValue().stream())
                    .filter(settings.neededOn(database))
                    .toList();
        }
    }

    private static String label(ChangeSet changeSet) {
        return "'" + changeSet.getId() + "' of '" + Revision.fileOf(changeSet).replaceAll(".*/", "") + "'";
    }

    private <T> T inScope(ChangeSet changeSet, String failed, Scope.ScopedRunnerWithReturn<T> work) {
        return inScope(
                "changeset " + label(changeSet) + " " + failed, failure -> CustomCode.reason(changeSet, failure), work);
    }

    private <T> T inScope(String failed, Scope.ScopedRunnerWithReturn<T> work) {
        return inScope(failed, CustomCode::reason, work);
    }

    private <T> T inScope(String failed, Function<Throwable, String> reason, Scope.ScopedRunnerWithReturn<T> work) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Scope.Attr.resourceAccessor.name(), resources);
        values.put(Scope.Attr.ui.name(), new LoggerUIService());
        values.put(
                Scope.Attr.logService.name(),
                new ScratchLog(Scope.getCurrentScope().get(Scope.Attr.logService, LogService.class)));
        values.put(Scope.Attr.database.name(), database);
        values.put("liquibase.analytics.enabled", false);
        try {
            T result = oneAtATime(values, work);
            if (!scratch.connection().getAutoCommit()) {
                scratch.connection().commit();
                scratch.connection().setAutoCommit(true);
            }
            return result;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            restoreAutocommit();
            throw new MigrationException(
                    failed + " on " + scratch.engine().id() + ": " + reason.apply(failure),
                    Remedy.onScratch(failure, OTHERWISE),
                    failure);
        }
    }

    private <T> T oneAtATime(Map<String, Object> values, Scope.ScopedRunnerWithReturn<T> work) throws Exception {
        synchronized (ScratchChangelog.class) {
            connect();
            try {
                return Scope.child(values, work);
            } finally {
                LastPreparedStatement.forget();
            }
        }
    }

    /** Liquibase asks a connection questions when it gets it; another one comes when the database was copied. */
    private void connect() throws SQLException {
        if (connected != scratch.connection()) {
            connected = scratch.connection();
            database.setConnection(new JdbcConnection(connected));
            history.open(scratch);
        }
    }

    private void restoreAutocommit() {
        try {
            scratch.connection().rollback();
            scratch.connection().setAutoCommit(true);
        } catch (SQLException ignored) {
            // The earlier failure says more.
        }
    }
}
