package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.Reason;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import liquibase.changelog.ChangeSet;

/** Turns what Liquibase and drivers throw into one line that names the thing. */
final class Failures {

    /** Classes of SQL states: connection lost, server going down, and H2's closed database. */
    private static final Set<String> AWAY = Set.of("08", "57");

    private static final String AS_ANOTHER = "migrate as a user who may (QUARKUS_LIQUIBASE_USERNAME and _PASSWORD)";

    /** SQL states of PostgreSQL that neither another file nor other rows change, and what does. */
    private static final Map<String, String> NOT_ALLOWED = Map.of(
            "42501", "let the user do that (GRANT, or make it the owner), or " + AS_ANOTHER,
            "3F000",
                    "create the schema that 'currentSchema' or the user's search_path names, and GRANT USAGE, CREATE on it",
            "25006", "go to a server that can be written, or lift the user's default_transaction_read_only",
            "57014", "lift the user's statement_timeout, or " + AS_ANOTHER,
            "55P03", "lift the user's lock_timeout, or " + AS_ANOTHER);

    private Failures() {}

    static MigrationException of(ChangeSet changeSet, String direction, Exception failure) {
        String name = changeSet.getFilePath() + "::" + changeSet.getId();
        String reason = reason(failure);
        if (H2FileTrouble.isCauseOf(failure)) {
            return new DatabaseAwayException(
                    "the file of the database cannot be written in changeset '" + name + "': " + reason,
                    H2FileTrouble.SEE_TO_THE_DISK + ", and run it again: what was begun is finished then",
                    failure);
        }
        if (isAway(failure)) {
            return new DatabaseAwayException(
                    "the database was lost in changeset '" + name + "': " + reason,
                    "run it again: what was begun is finished then",
                    failure);
        }
        return new MigrationException(
                (direction.equals("apply") ? "changeset '" : "the rollback of changeset '") + name + "' failed: "
                        + reason,
                remedy(failure, "correct the file, or the rows that are in its way") + ", and run it again",
                failure);
    }

    static MigrationException of(String what, Exception failure) {
        String message = what + ": " + reason(failure);
        if (H2FileTrouble.isCauseOf(failure)) {
            return new DatabaseAwayException(message, H2FileTrouble.SEE_TO_THE_DISK, failure);
        }
        return isAway(failure)
                ? new DatabaseAwayException(message, "try again when the database is there", failure)
                : new MigrationException(message, remedy(failure, "see the database's own log"), failure);
    }

    private static String remedy(Throwable failure, String otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NOT_ALLOWED.containsKey(String.valueOf(sql.getSQLState()))) {
                return NOT_ALLOWED.get(sql.getSQLState());
            }
        }
        return otherwise;
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

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Reason.of(root);
    }
}
