package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.exactlyonce.WorkSession;
import dev.retort.migrations.changelog.CustomCode;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.history.RevisionStatus;
import java.sql.SQLException;
import java.util.List;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;

/** Whether Liquibase can run all that is about to be applied, asked before the first changeset runs, as it does itself. */
final class Validation {

    private Validation() {}

    /** @throws MigrationException naming the first changeset that it cannot run, and why */
    static void require(List<RevisionStatus> planned, WorkSession session) throws SQLException {
        try {
            for (RevisionStatus standing : planned) {
                for (ChangeSet changeSet : standing.due()) {
                    require(changeSet, session);
                }
            }
        } finally {
            session.connection().rollback();
        }
    }

    private static void require(ChangeSet changeSet, WorkSession session) {
        try {
            CustomCode.validate(changeSet, session.database());
        } catch (LiquibaseException | RuntimeException failure) {
            throw new MigrationException(
                    "changeset '" + Revision.fileOf(changeSet) + "::" + changeSet.getId() + "' cannot run: "
                            + CustomCode.reason(changeSet, failure),
                    "correct the file; nothing was applied",
                    failure);
        }
    }
}
