package dev.retort.migrations.history;

import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** The history of a database: its rows matched to the revisions of this build. */
public final class DatabaseHistory {

    private final Changelog changelog;
    private final List<RevisionStatus> standings;

    private DatabaseHistory(Changelog changelog, List<RevisionStatus> standings) {
        this.changelog = changelog;
        this.standings = List.copyOf(standings);
    }

    /**
     * Reads and matches; writes nothing, and treats a missing table as an empty one.
     *
     * @param table the history table's name, quoted as SQL needs it
     */
    public static DatabaseHistory read(Connection connection, String table, Changelog changelog) throws SQLException {
        return of(changelog, HistoryReader.read(connection, table));
    }

    /** The history of a database in which nothing is recorded. */
    public static DatabaseHistory empty(Changelog changelog) {
        return of(changelog, List.of());
    }

    static DatabaseHistory of(Changelog changelog, List<HistoryRow> rows) {
        RowMatcher matcher = new RowMatcher(changelog, rows);
        Map<String, Optional<Revision>> owners = owners(changelog);
        Map<String, List<HistoryRow>> orphans = new HashMap<>();
        Map<String, List<HistoryRow>> unknown = new LinkedHashMap<>();
        for (HistoryRow row : matcher.others()) {
            String owner = owners.getOrDefault(comparable(row.storedFile()), Optional.empty())
                    .map(Revision::name)
                    .orElse(null);
            if (owner != null) {
                orphans.computeIfAbsent(owner, each -> new ArrayList<>()).add(row);
            } else if (Revision.isRevision(row.file())) {
                unknown.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(row);
            }
            // Rows of files that are not named like revisions belong to somebody else, or to Liquibase itself.
        }
        List<RevisionStatus> standings = new ArrayList<>();
        State before = State.APPLIED;
        for (Revision revision : changelog.revisions()) {
            RevisionStatus standing =
                    standing(revision, matcher, orphans.getOrDefault(revision.name(), List.of()), before);
            before = standing.state();
            standings.add(standing);
        }
        unknown.forEach((file, recorded) -> insert(unknown(file, recorded), standings));
        return new DatabaseHistory(changelog, standings);
    }

    /** The first revision of the file of each path in the history; none for a logical path that several files share. */
    private static Map<String, Optional<Revision>> owners(Changelog changelog) {
        Map<String, Optional<Revision>> owners = new HashMap<>();
        for (Revision revision : changelog.revisions()) {
            Stream.concat(
                            Stream.of(revision.file()),
                            revision.allChangeSets().stream().map(ChangeSet::getFilePath))
                    .map(DatabaseHistory::comparable)
                    .forEach(path -> owners.merge(
                            path,
                            Optional.of(revision),
                            (one, other) -> one.filter(owner -> owner.file().equals(revision.file()))));
        }
        return owners;
    }

    private static String comparable(String path) {
        return DatabaseChangeLog.normalizePath(path).toLowerCase(Locale.ROOT);
    }

    private static RevisionStatus standing(
            Revision revision, RowMatcher matcher, List<HistoryRow> orphans, State before) {
        List<ChangeSet> recorded = new ArrayList<>();
        List<ChangeSet> passedOver = new ArrayList<>();
        List<ChangeSet> missing = new ArrayList<>();
        Map<ChangeSet, List<HistoryRow>> rowsByChangeSet = new LinkedHashMap<>();
        boolean changed = false;
        for (ChangeSet changeSet : revision.changeSets()) {
            List<HistoryRow> rows = matcher.rowsOf(changeSet);
            if (rows.isEmpty()) {
                missing.add(changeSet);
                continue;
            }
            recorded.add(changeSet);
            if (rows.stream().allMatch(HistoryRow::passedOver)) {
                passedOver.add(changeSet);
            }
            String checkSum = rows.get(rows.size() - 1).checkSum();
            if (!changeSet.shouldAlwaysRun() && !changeSet.isCheckSumValid(CheckSum.parse(checkSum))) {
                if (changeSet.shouldRunOnChange()) {
                    missing.add(changeSet);
                } else {
                    changed = true;
                }
            }
        }
        revision.allChangeSets().forEach(each -> rowsByChangeSet.putIfAbsent(each, matcher.rowsOf(each)));
        List<HistoryRow> rows = new ArrayList<>(orphans);
        rowsByChangeSet.values().forEach(rows::addAll);
        State state;
        if (changed || !orphans.isEmpty()) {
            state = State.CHANGED;
        } else if (revision.changeSets().isEmpty()) {
            // A revision without changesets for this engine is applied as soon as its predecessors are.
            state = before == State.PENDING ? State.PENDING : State.APPLIED;
        } else {
            state = missing.isEmpty() ? State.APPLIED : State.PENDING;
        }
        return new RevisionStatus(
                revision.id(),
                revision,
                state,
                latest(rows),
                recorded,
                passedOver,
                missing,
                names(orphans),
                rows,
                rowsByChangeSet);
    }

    private static RevisionStatus unknown(String file, List<HistoryRow> rows) {
        return new RevisionStatus(
                Revision.idOf(file),
                null,
                State.UNKNOWN,
                latest(rows),
                List.of(),
                List.of(),
                List.of(),
                names(rows),
                rows,
                Map.of());
    }

    /** Inserts an unknown revision. Known revisions keep the order of the changelog, whatever their ids. */
    private static void insert(RevisionStatus unknown, List<RevisionStatus> standings) {
        int position = standings.size();
        while (position > 0 && standings.get(position - 1).id().compareTo(unknown.id()) > 0) {
            position--;
        }
        standings.add(position, unknown);
    }

    private static List<String> names(List<HistoryRow> rows) {
        return rows.stream()
                .map(row -> row.changeSet() + "::" + row.author())
                .distinct()
                .sorted()
                .toList();
    }

    private static Instant latest(List<HistoryRow> rows) {
        return rows.stream()
                .map(HistoryRow::executedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public Changelog changelog() {
        return changelog;
    }

    /** Every revision of the build and every unknown one, oldest first. */
    public List<RevisionStatus> standings() {
        return standings;
    }

    public List<RevisionStatus> in(State state) {
        return standings.stream().filter(standing -> standing.state() == state).toList();
    }

    /** Id of the newest revision that is applied, whether this build knows it or not; null when none is. */
    public String newestApplied() {
        String newest = null;
        for (RevisionStatus standing : standings) {
            if (standing.state() != State.PENDING && (standing.touched() || newest != null)) {
                newest = standing.id();
            }
        }
        return newest;
    }
}
