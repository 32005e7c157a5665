package dev.retort.migrations.history;

import java.time.Instant;

/**
 * One row of Liquibase's history table.
 *
 * @param storedFile the changelog file as the row has it
 * @param file its class path
 * @param changeSet id within the file
 * @param executedAt when it was recorded
 * @param order a later row has a greater one
 * @param checkSum as Liquibase stored it; null when it was cleared
 * @param passedOver whether it was only marked as run, because its preconditions did not hold
 */
public record HistoryRow(
        String storedFile,
        String file,
        String changeSet,
        String author,
        Instant executedAt,
        int order,
        String checkSum,
        boolean passedOver) {

    /** The changeset that the row is about, word for word as the row names it. */
    public String name() {
        return storedFile + "::" + changeSet + "::" + author;
    }
}
