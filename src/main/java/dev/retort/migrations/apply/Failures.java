package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.CustomCode;
import dev.retort.migrations.changelog.Reason;
import dev.retort.migrations.changelog.Remedy;
import dev.retort.migrations.changelog.Revision;
import java.sql.SQLException;
import java.util.Set;
import liquibase.changelog.ChangeSet;

/** Turns what Liquibase and drivers throw into one line that names the thing. */
final class Failures {

    /** Classes of SQL states: connection lost, server going down, and H2's closed database. */
    private static final Set<String> AWAY = Set.of("08", "57");

    private Failures() {}

    static MigrationException of(ChangeSet changeSet, String direction, Exception failure) {
        String name = Revision.fileOf(changeSet) + "::" + changeSet.getId();
        if (H2FileTrouble.isCauseOf(failure)) {
            return new DatabaseAwayException(
                    "the file of the database cannot be written in changeset '" + name + "': " + Reason.ofRoot(failure),
                    H2FileTrouble.SEE_TO_THE_DISK + ", and run it again: what was begun is finished then",
                    failure);
        }
        String reason = CustomCode.reason(changeSet, failure);
        if (isAway(failure)) {
            return new DatabaseAwayException(
                    "the database was lost in changeset '" + name + "': " + reason,
                    "run it again: what was begun is finished then",
                    failure);
        }
        return new MigrationException(
                (direction.equals("apply") ? "changeset '" : "the rollback of changeset '") + name + "' failed: "
                        + reason,
                Remedy.of(failure, "correct the file, or the rows that are in its way") + ", and run it again",
                failure);
    }

    static MigrationException of(String what, Exception failure) {
        String message = what + ": " + Reason.ofRoot(failure);
        if (H2FileTrouble.isCauseOf(failure)) {
            return new DatabaseAwayException(message, H2FileTrouble.SEE_TO_THE_DISK, failure);
        }
        return isAway(failure)
                ? new DatabaseAwayException(message, "try again when the database is there", failure)
                : new MigrationException(message, Remedy.of(failure, "see the database's own log"), failure);
    }

    static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() >= 2
                    && AWAY.contains(sql.getSQLState().substring(0, 2))) {
                return !"57014".equals(sql.getSQLState());
            }
        }
        return false;
    }
}
