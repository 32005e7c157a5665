package dev.retort.migrations;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Everything that can be asked of the schema's migrations: one method for each verb of the command line, which prints
 * what these return and decides nothing itself.
 *
 * <p>Every method throws {@link MigrationException}, whose message names the thing that failed and whose remedy says
 * what to type next, and nothing else that a user should have to read.
 */
public interface Migrations {

    /** What a revision is to the database that was asked. */
    enum State {
        /** Every changeset that this engine needs is recorded as run. */
        APPLIED,
        /** At least one changeset that this engine needs is not recorded: half done counts as pending. */
        PENDING,
        /** Recorded in the database, but not part of this build. */
        UNKNOWN,
        /** Applied, and its file has been edited since. */
        CHANGED
    }

    /**
     * Where the database stands.
     *
     * @param revision id of the newest applied revision; null when none is
     * @param head id of the newest revision of this build; null when the changelog is empty
     * @param pending how many revisions of this build are not applied
     * @param unknown how many applied revisions this build does not have
     */
    record Current(String revision, String head, int pending, int unknown) {}

    /**
     * One revision as the database sees it.
     *
     * @param revision its id, 14 digits
     * @param message as it was given when the revision was written; null when unknown to this build
     * @param state what it is to this database
     * @param appliedAt when its last changeset was recorded; null while pending
     */
    record HistoryEntry(String revision, String message, State state, Instant appliedAt) {}

    /**
     * What an upgrade, a downgrade or a stamp did.
     *
     * @param from the newest applied revision before; null for none
     * @param to the newest applied revision after; null for none
     * @param revisions ids in the order in which they were treated; empty when there was nothing to do
     */
    record Moved(String from, String to, List<String> revisions) {}

    /**
     * One revision in full.
     *
     * @param file its path in the class path
     * @param sql the statements that it runs on this engine, in order, each without its terminator
     */
    record Shown(String revision, String message, String file, State state, List<String> sql) {}

    /**
     * A revision file that was written.
     *
     * @param revision its id, 14 digits
     * @param file where it is in the source tree
     */
    record Written(String revision, Path file) {}

    /** Where the database stands. Leaves the database as it was, history tables included. */
    Current current();

    /** Every revision of this build and every unknown one, newest first. Leaves the database as it was. */
    List<HistoryEntry> history();

    /** The revision that {@code prefix} names, and its SQL here. Leaves the database as it was. */
    Shown show(String prefix);

    /** Applies pending revisions, oldest first, up to {@code target}: {@code head}, an id or {@code +N}. */
    Moved upgrade(String target);

    /** The script that {@link #upgrade} would run, history rows included. Leaves the database as it was. */
    String upgradeSql(String target);

    /** Rolls revisions back, newest first, down to {@code target}: {@code base}, an id (which stays) or {@code -N}. */
    Moved downgrade(String target);

    /** The script that {@link #downgrade} would run, history rows included. Leaves the database as it was. */
    String downgradeSql(String target);

    /** Records revisions as applied, or not, without running them: {@code head}, {@code base} or an id. */
    Moved stamp(String target);

    /** Writes an empty revision into the source tree and lists it in the changelog. */
    Written revise(String message);
}
