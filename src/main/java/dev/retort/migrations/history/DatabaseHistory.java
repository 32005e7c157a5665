package dev.retort.migrations.history;

import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** Where a database stands: the rows that it has against the revisions that this build has. */
public final class DatabaseHistory {

    private final Changelog changelog;
    private final List<Standing> standings;

    private DatabaseHistory(Changelog changelog, List<Standing> standings) {
        this.changelog = changelog;
        this.standings = List.copyOf(standings);
    }

    /**
     * Reads and matches; writes nothing, and takes a missing table for an empty one.
     *
     * @param table the history table's name, quoted as SQL needs it
     */
    public static DatabaseHistory read(Connection connection, String table, Changelog changelog) throws SQLException {
        return of(changelog, HistoryReader.read(connection, table));
    }

    /** Of a database in which nothing is recorded. */
    public static DatabaseHistory empty(Changelog changelog) {
        return of(changelog, List.of());
    }

    static DatabaseHistory of(Changelog changelog, List<HistoryRow> rows) {
        Map<String, Map<String, HistoryRow>> files = new LinkedHashMap<>();
        for (HistoryRow row : rows) {
            files.computeIfAbsent(row.file(), file -> new LinkedHashMap<>())
                    .put(key(row.changeSet(), row.author()), row);
        }
        List<Standing> standings = new ArrayList<>();
        State before = State.APPLIED;
        for (Revision revision : changelog.revisions()) {
            Map<String, HistoryRow> recorded = files.remove(DatabaseChangeLog.normalizePath(revision.file()));
            Standing standing = standing(revision, recorded == null ? Map.of() : recorded, before);
            before = standing.state();
            standings.add(standing);
        }
        // Rows of files that are not named like revisions belong to somebody else, or to Liquibase itself.
        files.forEach((file, recorded) -> {
            if (Revision.isRevision(file)) {
                insert(unknown(file, recorded), standings);
            }
        });
        return new DatabaseHistory(changelog, standings);
    }

    private static String key(String changeSet, String author) {
        return changeSet + "::" + author;
    }

    private static Standing standing(Revision revision, Map<String, HistoryRow> rows, State before) {
        List<ChangeSet> recorded = new ArrayList<>();
        List<ChangeSet> passedOver = new ArrayList<>();
        List<ChangeSet> missing = new ArrayList<>();
        boolean changed = false;
        for (ChangeSet changeSet : revision.changeSets()) {
            HistoryRow row = rows.get(key(changeSet.getId(), changeSet.getAuthor()));
            if (row == null) {
                missing.add(changeSet);
                continue;
            }
            recorded.add(changeSet);
            if (row.passedOver()) {
                passedOver.add(changeSet);
            }
            if (!changeSet.shouldAlwaysRun() && !changeSet.isCheckSumValid(CheckSum.parse(row.checkSum()))) {
                if (changeSet.shouldRunOnChange()) {
                    missing.add(changeSet);
                } else {
                    changed = true;
                }
            }
        }
        Set<String> orphans = new HashSet<>(rows.keySet());
        revision.allChangeSets().forEach(each -> orphans.remove(key(each.getId(), each.getAuthor())));
        State state;
        if (changed || !orphans.isEmpty()) {
            state = State.CHANGED;
        } else if (revision.changeSets().isEmpty()) {
            // Nothing for this engine: it is applied as soon as what comes before it is.
            state = before == State.PENDING ? State.PENDING : State.APPLIED;
        } else {
            state = missing.isEmpty() ? State.APPLIED : State.PENDING;
        }
        return new Standing(
                revision.id(),
                revision,
                state,
                latest(rows),
                recorded,
                passedOver,
                missing,
                sorted(orphans),
                files(rows));
    }

    private static Standing unknown(String file, Map<String, HistoryRow> rows) {
        return new Standing(
                Revision.idOf(file),
                null,
                State.UNKNOWN,
                latest(rows),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(rows.keySet()),
                files(rows));
    }

    /** Those that we know keep the order of the changelog, whatever their ids. */
    private static void insert(Standing unknown, List<Standing> standings) {
        int position = standings.size();
        while (position > 0 && standings.get(position - 1).id().compareTo(unknown.id()) > 0) {
            position--;
        }
        standings.add(position, unknown);
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    private static List<String> files(Map<String, HistoryRow> rows) {
        return rows.values().stream().map(HistoryRow::storedFile).distinct().toList();
    }

    private static Instant latest(Map<String, HistoryRow> rows) {
        return rows.values().stream()
                .map(HistoryRow::executedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public Changelog changelog() {
        return changelog;
    }

    /** Every revision of the build and every unknown one, oldest first. */
    public List<Standing> standings() {
        return standings;
    }

    public List<Standing> in(State state) {
        return standings.stream().filter(standing -> standing.state() == state).toList();
    }

    /** Id of the newest revision that is applied, whether this build knows it or not; null when none is. */
    public String newestApplied() {
        String newest = null;
        for (Standing standing : standings) {
            if (standing.state() != State.PENDING && (standing.touched() || newest != null)) {
                newest = standing.id();
            }
        }
        return newest;
    }
}
