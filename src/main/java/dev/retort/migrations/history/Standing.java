package dev.retort.migrations.history;

import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.changelog.Revision;
import java.time.Instant;
import java.util.List;
import liquibase.changelog.ChangeSet;

/**
 * One revision as one database sees it.
 *
 * @param id 14 digits; the path, for a file of this build that is not named like a revision
 * @param revision null when this build does not have it
 * @param recordedAt when its last recorded changeset was; null when none is
 * @param recorded its changesets that the history has, in the order of the file
 * @param passedOver those of them that were only marked as run: nothing of theirs is in the database
 * @param missing its changesets that the history lacks, in the order of the file
 * @param orphans ids that the history has and the file has not
 * @param files what its rows call its file; more than one when Liquibase clients spelt it differently
 */
public record Standing(
        String id,
        Revision revision,
        State state,
        Instant recordedAt,
        List<ChangeSet> recorded,
        List<ChangeSet> passedOver,
        List<ChangeSet> missing,
        List<String> orphans,
        List<String> files) {

    public Standing {
        recorded = List.copyOf(recorded);
        passedOver = List.copyOf(passedOver);
        missing = List.copyOf(missing);
        orphans = List.copyOf(orphans);
        files = List.copyOf(files);
    }

    /** Whether any of it is in the database. */
    public boolean touched() {
        return recordedAt != null;
    }

    /** When it was applied; null while it is pending. */
    public Instant appliedAt() {
        return state == State.PENDING ? null : recordedAt;
    }

    /** Whether the next upgrade has work here: it is pending, or has changesets that run every time. */
    public boolean hasWork() {
        return state == State.PENDING
                || (state == State.APPLIED && recorded.stream().anyMatch(ChangeSet::shouldAlwaysRun));
    }
}
