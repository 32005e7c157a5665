package dev.retort.migrations.apply.connect;

import dev.retort.migrations.DatabaseError;
import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.CustomCode;
import dev.retort.migrations.changelog.Reason;
import dev.retort.migrations.changelog.Remedy;
import dev.retort.migrations.changelog.Revision;
import liquibase.changelog.ChangeSet;

/** Turns what Liquibase and drivers throw into one line that names the thing. */
public final class ExceptionTranslator {

    private ExceptionTranslator() {}

    public static MigrationException of(ChangeSet changeSet, String direction, Exception failure) {
        String name = Revision.fileOf(changeSet) + "::" + changeSet.getId();
        if (H2FileErrors.isCauseOf(failure)) {
            return new DatabaseAwayException(
                    "the database file cannot be written in changeset '" + name + "': " + Reason.ofRoot(failure),
                    H2FileErrors.SEE_TO_THE_DISK + ", and run the command again: it continues where it stopped",
                    failure);
        }
        String reason = CustomCode.reason(changeSet, failure);
        if (isAway(failure)) {
            return new DatabaseAwayException(
                    "the connection was lost in changeset '" + name + "': " + reason,
                    "run the command again: it continues where it stopped",
                    failure);
        }
        return new MigrationException(
                (direction.equals("apply") ? "changeset '" : "the rollback of changeset '") + name + "' failed: "
                        + reason,
                Remedy.of(failure, "correct the file or the rows") + ", and run the command again",
                failure);
    }

    public static MigrationException of(String what, Exception failure) {
        String message = what + ": " + Reason.ofRoot(failure);
        if (H2FileErrors.isCauseOf(failure)) {
            return new DatabaseAwayException(message, H2FileErrors.SEE_TO_THE_DISK, failure);
        }
        return isAway(failure)
                ? new DatabaseAwayException(message, "try again when the database is reachable", failure)
                : new MigrationException(message, Remedy.of(failure, "see the log of the database"), failure);
    }

    /** Whether the database was lost, and what was begun can be finished when it is there again. */
    public static boolean isAway(Throwable failure) {
        return DatabaseError.in(failure).contains(DatabaseError.AWAY);
    }
}
