package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.exactlyonce.WorkSession;
import dev.retort.migrations.changelog.Reason;
import java.sql.SQLException;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;

/** Preconditions of a changelog as a whole: they are checked before anything is applied. */
final class ChangelogPreconditions {

    private ChangelogPreconditions() {}

    /** @throws MigrationException when one does not hold, or cannot be tried; names it */
    static void require(DatabaseChangeLog changelog, WorkSession session) throws SQLException {
        try {
            changelog.getPreconditions().check(session.database(), changelog, null, null);
        } catch (PreconditionFailedException failure) {
            throw refused(
                    "does not hold: " + failure.getFailedPreconditions().get(0).getMessage(), failure);
        } catch (PreconditionErrorException failure) {
            throw refused(
                    "cannot be evaluated: "
                            + Reason.of(failure.getErrorPreconditions().get(0).getCause()),
                    failure);
        } finally {
            session.connection().rollback();
        }
    }

    private static MigrationException refused(String what, Exception failure) {
        return new MigrationException(
                "a precondition of the changelog " + what.strip().replaceAll("\\s*\\R\\s*", " "),
                "meet the precondition or remove it; nothing was applied",
                failure);
    }
}
