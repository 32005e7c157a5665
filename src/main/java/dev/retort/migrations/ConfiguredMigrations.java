package dev.retort.migrations;

import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.changelog.RevisionWriter;
import dev.retort.migrations.changelog.SourceTree;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The migrations of the configured database. */
@ApplicationScoped
class ConfiguredMigrations implements Migrations {

    private final ConfiguredDatabase database;

    ConfiguredMigrations(ConfiguredDatabase database) {
        this.database = database;
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
        for (Standing standing : migrator().history().standings()) {
            String message =
                    standing.revision() == null ? null : standing.revision().message();
            entries.add(new HistoryEntry(standing.id(), message, standing.state(), standing.appliedAt()));
        }
        Collections.reverse(entries);
        return entries;
    }

    @Override
    public Shown show(String prefix) {
        return migrator().show(prefix);
    }

    @Override
    public Moved upgrade(String target) {
        return migrator().upgrade(target);
    }

    @Override
    public String upgradeSql(String target) {
        return migrator().upgradeSql(target);
    }

    @Override
    public Moved downgrade(String target) {
        return migrator().downgrade(target);
    }

    @Override
    public String downgradeSql(String target) {
        return migrator().downgradeSql(target);
    }

    @Override
    public Moved stamp(String target) {
        return migrator().stamp(target);
    }

    @Override
    public Written revise(String message) {
        String changeLog = database.changelog().changeLog();
        return new RevisionWriter(SourceTree.around(Path.of(""), changeLog), Clock.systemUTC()).writeEmpty(message);
    }
}
