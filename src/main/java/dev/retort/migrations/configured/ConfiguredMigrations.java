package dev.retort.migrations.configured;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.autogenerate.BackgroundTask;
import dev.retort.migrations.autogenerate.InSync;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.changelog.source.RevisionWriter;
import dev.retort.migrations.changelog.source.SourceTree;
import dev.retort.migrations.diagram.Diagram;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.RevisionStatus;
import dev.retort.migrations.snapshot.ApplicationEntities;
import dev.retort.migrations.snapshot.EntityModel;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The migrations of the configured database. */
public final class ConfiguredMigrations implements Migrations {

    private final ConfiguredDatabase database;

    private ConfiguredMigrations(ConfiguredDatabase database) {
        this.database = database;
    }

    /**
     * The migrations of the database and the changelog that {@code configuration} names. Connects with the first question.
     *
     * @throws MigrationException when the configuration has a setting that is not supported
     */
    public static Migrations of(SmallRyeConfig configuration) {
        ConfiguredDatabase database = ConfiguredDatabase.of(configuration);
        database.requireSupported();
        return new ConfiguredMigrations(database);
    }

    private Migrator migrator() {
        return database.migrator();
    }

    @Override
    public Current current() {
        DatabaseHistory history = migrator().history();
        return new Current(
                history.newestApplied(),
                history.changelog().head(),
                history.in(State.PENDING).size(),
                history.in(State.UNKNOWN).size());
    }

    @Override
    public List<HistoryEntry> history() {
        List<HistoryEntry> entries = new ArrayList<>();
        for (RevisionStatus standing : migrator().history().standings()) {
            String message =
                    standing.revision() == null ? null : standing.revision().message();
            entries.add(new HistoryEntry(standing.id(), message, standing.state(), standing.appliedAt()));
        }
        Collections.reverse(entries);
        return entries;
    }

    @Override
    public RevisionDetails show(String prefix) {
        return migrator().show(prefix);
    }

    @Override
    public MoveResult upgrade(String target) {
        return migrator().upgrade(target);
    }

    @Override
    public String upgradeSql(String target) {
        return migrator().upgradeSql(target);
    }

    @Override
    public MoveResult downgrade(String target) {
        return migrator().downgrade(target);
    }

    @Override
    public String downgradeSql(String target) {
        return migrator().downgradeSql(target);
    }

    @Override
    public MoveResult stamp(String target) {
        return migrator().stamp(target);
    }

    @Override
    public RevisionFile revise(String message) {
        ChangelogSettings settings = database.changelog();
        SourceTree tree = SourceTree.around(Path.of(""), settings.changeLog(), database.directory());
        return new RevisionWriter(tree, settings, database.engine(), Clock.systemUTC()).writeEmpty(message);
    }

    @Override
    public DraftResult autogenerate(Draft draft) {
        return new RevisionDraft(database).write(draft);
    }

    @Override
    public DraftResult preview(Draft draft) {
        return new RevisionDraft(database).preview(draft);
    }

    @Override
    public CheckReport check(String scratchUrl, List<String> ignored) {
        boolean readable = ApplicationEntities.areReadable();
        // Beside what reads the database; what fails is told later.
        BackgroundTask<EntityModel> entities = readable ? ConfiguredEntities.begin(database) : null;
        // First, for without a connection there is nothing to compare.
        Migrator migrator = migrator();
        DatabaseHistory history = migrator.history();
        Set<String> applied = history.standings().stream()
                .filter(standing -> standing.revision() != null && standing.state() != State.PENDING)
                .map(standing -> standing.revision().name())
                .collect(Collectors.toUnmodifiableSet());
        InSync found = readable
                ? ConfiguredEntities.autogenerate(database, scratchUrl, history.changelog(), entities)
                        .ignoringAlso(ignored)
                        .check(migrator::schema, applied::contains)
                : ConfiguredEntities.autogenerate(database, scratchUrl, history.changelog())
                        .ignoringAlso(ignored)
                        .checkDatabase(migrator::schema, applied::contains);
        return new CheckReport(
                readable,
                ConfiguredEntities.described(found.unwritten()),
                ConfiguredEntities.described(found.drift()),
                history.in(State.PENDING).size());
    }

    @Override
    public List<Verified> verify(List<String> prefixes, String scratchUrl) {
        Changelog changelog = database.readChangelog();
        Set<String> files = (prefixes.isEmpty()
                        ? changelog.revisions().stream()
                        : prefixes.stream().map(changelog::resolve))
                .map(Revision::name)
                .collect(Collectors.toUnmodifiableSet());
        Map<String, String> ids =
                changelog.revisions().stream().collect(Collectors.toUnmodifiableMap(Revision::name, Revision::id));
        List<Verified> verified = new ArrayList<>();
        ConfiguredEntities.autogenerate(database, scratchUrl, changelog)
                .verify(files::contains)
                .forEach((file, proof) -> verified.add(new Verified(
                        ids.get(file),
                        proof.engine(),
                        proof.isProven(),
                        proof.steps().stream()
                                .map(step -> new Step(step.step(), step.ok(), step.detail()))
                                .toList())));
        return verified;
    }

    @Override
    public String diagram(String scratchUrl) {
        return Diagram.of(ConfiguredEntities.autogenerate(database, scratchUrl).changelog());
    }
}
