package dev.retort.migrations.history;

import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.changelog.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import liquibase.changelog.ChangeSet;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.PreconditionContainer.ErrorOption;
import liquibase.precondition.core.PreconditionContainer.FailOption;

/**
 * Status of one revision in one database.
 *
 * @param id 14 digits; the path, for a file of this build that is not named like a revision
 * @param revision null when this build does not have it
 * @param recordedAt time of its last recorded changeset; null when none is recorded
 * @param recorded its changesets that the history has, in the order of the file
 * @param passedOver the recorded changesets that were only marked as run: nothing of theirs is in the database
 * @param missing its changesets that the history lacks, in the order of the file
 * @param orphans ids that the history has and the file has not
 * @param rows all its rows, also those of orphans and of changesets that this database does not need; oldest first
 * @param rowsByChangeSet rows of each changeset; several where Liquibase clients spelt its file differently
 */
public record RevisionStatus(
        String id,
        Revision revision,
        State state,
        Instant recordedAt,
        List<ChangeSet> recorded,
        List<ChangeSet> passedOver,
        List<ChangeSet> missing,
        List<String> orphans,
        List<HistoryRow> rows,
        Map<ChangeSet, List<HistoryRow>> rowsByChangeSet) {

    public RevisionStatus {
        recorded = List.copyOf(recorded);
        passedOver = List.copyOf(passedOver);
        missing = List.copyOf(missing);
        orphans = List.copyOf(orphans);
        rows = List.copyOf(rows);
        rowsByChangeSet = Map.copyOf(rowsByChangeSet);
    }

    /** The rows of one of its changesets, oldest first; empty when it is not recorded. */
    public List<HistoryRow> rowsOf(ChangeSet changeSet) {
        return rowsByChangeSet.getOrDefault(changeSet, List.of());
    }

    /** Its changesets that an upgrade runs, in the order of the file; none of a revision that this build does not have. */
    public List<ChangeSet> due() {
        return revision == null
                ? List.of()
                : revision.changeSets().stream()
                        .filter(each -> missing.contains(each) || each.shouldAlwaysRun())
                        .toList();
    }

    /** Whether a changeset is missing that a full upgrade does not pass over. */
    public boolean lacks() {
        return !missing.stream().allMatch(RevisionStatus::mayBePassedOver);
    }

    /**
     * Whether a failure, or preconditions that do not hold, may leave the changeset unrecorded. Every upgrade tries it
     * again.
     */
    private static boolean mayBePassedOver(ChangeSet changeSet) {
        PreconditionContainer preconditions = changeSet.getPreconditions();
        return Boolean.FALSE.equals(changeSet.getFailOnError())
                || (preconditions != null
                        && (preconditions.getOnFail() == FailOption.CONTINUE
                                || preconditions.getOnError() == ErrorOption.CONTINUE));
    }

    /** Whether any of its changesets is recorded. */
    public boolean touched() {
        return recordedAt != null;
    }

    /** The time when it was applied; null while it is pending. */
    public Instant appliedAt() {
        return state == State.PENDING ? null : recordedAt;
    }

    /** Whether the next upgrade runs any of its changesets: it is pending, or has changesets that run every time. */
    public boolean hasWork() {
        return state == State.PENDING
                || (state == State.APPLIED && recorded.stream().anyMatch(ChangeSet::shouldAlwaysRun));
    }
}
