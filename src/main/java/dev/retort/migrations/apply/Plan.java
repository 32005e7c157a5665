package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.history.HistoryRow;
import dev.retort.migrations.history.RevisionStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/** Revisions that a command applies or undoes, in order. Refuses before anything is changed. */
final class Plan {

    private static final String STAMP = "restore the old content of the file; or, if the database already has the"
            + " effect of the new content, record it: stamp ";

    private Plan() {}

    /**
     * Revisions to apply, oldest first.
     *
     * @param historyTable for the statement that mends the history
     */
    static List<RevisionStatus> upgrade(DatabaseHistory history, String historyTable, String target) {
        List<RevisionStatus> known = history.standings().stream()
                .filter(each -> each.revision() != null)
                .toList();
        refuseMisplaced(history, historyTable);
        refuseChanged(history);
        if (target.startsWith("+")) {
            List<RevisionStatus> pending = history.in(State.PENDING);
            int count = count(target, pending.size(), "upgrade");
            return count == 0 ? List.of() : upTo(known, pending.get(count - 1).revision());
        }
        Revision last = target.equals("head") ? null : history.changelog().resolve(target);
        return upTo(known, last);
    }

    /** @throws MigrationException when an applied revision's file has been edited; names the file */
    static void refuseChanged(DatabaseHistory history) {
        history.in(State.CHANGED).stream().findFirst().ifPresent(changed -> {
            throw new MigrationException(
                    "'" + changed.revision().file() + "' was edited after it was applied", STAMP + changed.id());
        });
    }

    /** Refuses rows that a client wrote who reads the same file from another folder: it would be applied twice. */
    private static void refuseMisplaced(DatabaseHistory history, String table) {
        for (RevisionStatus unknown : history.in(State.UNKNOWN)) {
            HistoryRow row = unknown.rows().get(0);
            for (Revision revision : history.changelog().revisions()) {
                String file = revision.file();
                if (row.file().toLowerCase(Locale.ROOT).endsWith("/" + file.toLowerCase(Locale.ROOT))) {
                    throw new MigrationException(
                            "the history has the path '" + row.storedFile()
                                    + "', and Liquibase treats it as another file than '" + file + "'",
                            "if both are the same file, rename it in the history: "
                                    + renaming(table, row.storedFile(), file));
                }
            }
        }
    }

    private static String renaming(String table, String stored, String file) {
        String update = "UPDATE " + table + " SET FILENAME = ";
        if (stored.endsWith(file)) {
            int folder = stored.length() - file.length();
            return update + "SUBSTRING(FILENAME FROM " + (folder + 1) + ") WHERE FILENAME LIKE '"
                    + stored.substring(0, folder) + "%'";
        }
        return update + "'" + file + "' WHERE FILENAME = '" + stored + "'";
    }

    private static List<RevisionStatus> upTo(List<RevisionStatus> known, Revision last) {
        List<RevisionStatus> planned = new ArrayList<>();
        for (RevisionStatus each : known) {
            if (each.hasWork()) {
                planned.add(each);
            }
            if (last != null && each.id().equals(last.id())) {
                break;
            }
        }
        return planned;
    }

    /** Revisions to roll back, newest first. */
    static List<RevisionStatus> downgrade(
            DatabaseHistory history, String historyTable, String target, Database database) {
        refuseMisplaced(history, historyTable);
        List<RevisionStatus> touched = new ArrayList<>(
                history.standings().stream().filter(RevisionStatus::touched).toList());
        Collections.reverse(touched);
        List<RevisionStatus> planned;
        if (target.startsWith("-")) {
            planned = touched.subList(0, count(target, touched.size(), "downgrade"));
        } else if (target.equals("base")) {
            planned = touched;
        } else {
            String last = history.changelog().resolve(target).id();
            planned = touched.subList(0, newerThan(last, history, touched));
        }
        planned.forEach(standing -> refuseIrreversible(standing, database));
        return List.copyOf(planned);
    }

    private static int newerThan(String id, DatabaseHistory history, List<RevisionStatus> newestFirst) {
        List<String> order =
                history.standings().stream().map(RevisionStatus::id).toList();
        int kept = order.indexOf(id);
        int newer = 0;
        while (newer < newestFirst.size()
                && order.indexOf(newestFirst.get(newer).id()) > kept) {
            newer++;
        }
        return newer;
    }

    private static void refuseIrreversible(RevisionStatus standing, Database database) {
        if (standing.revision() == null) {
            throw new MigrationException(
                    "revision '" + standing.id() + "' is not part of this build and cannot be rolled back",
                    "run 'downgrade' with the build that applied it");
        }
        String file = standing.revision().file();
        if (!standing.orphans().isEmpty()) {
            throw new MigrationException(
                    "changeset '" + file + "::" + standing.orphans().get(0)
                            + "' was applied, but the file no longer contains it",
                    "restore the old content of the file");
        }
        for (ChangeSet changeSet : standing.revision().allChangeSets()) {
            if (!standing.recorded().contains(changeSet)
                    && !standing.rowsOf(changeSet).isEmpty()) {
                throw new MigrationException(
                        "changeset '" + file + "::" + changeSet.getId()
                                + "' was applied, but its contexts, labels, dbms or ignore exclude it now",
                        "set QUARKUS_LIQUIBASE_CONTEXTS and QUARKUS_LIQUIBASE_LABELS as they were when it was applied,"
                                + " or restore the old content of the file");
            }
        }
        for (ChangeSet changeSet : standing.recorded()) {
            if (!standing.passedOver().contains(changeSet) && !changeSet.supportsRollback(database)) {
                throw new MigrationException(
                        "changeset '" + file + "::" + changeSet.getId() + "' has no rollback; nothing was rolled back",
                        "add a 'rollback' to the changeset ('empty' if there is nothing to undo)");
            }
        }
    }

    /**
     * None where there are none, for then there is nothing to do. Else not more than there are: who counts wrong does not
     * know where the database stands.
     */
    private static int count(String target, int available, String verb) {
        try {
            int count = Integer.parseInt(target.substring(1));
            if (count > available && available > 0) {
                throw tooFar(target, available, verb);
            }
            if (count > 0) {
                return Math.min(count, available);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new UsageException(
                "'" + target + "' is not a valid number of revisions",
                verb.equals("upgrade") ? "write 'upgrade +1'" : "write 'downgrade -1'");
    }

    private static MigrationException tooFar(String target, int available, String verb) {
        boolean up = verb.equals("upgrade");
        String count = available == 1 ? "1 revision is " : available + " revisions are ";
        return new MigrationException(
                "'" + target + "' goes too far: only " + count + (up ? "pending" : "applied"),
                "'history' lists the revisions; " + (up ? "'upgrade head' applies" : "'downgrade base' rolls back")
                        + " all of them");
    }
}
