package dev.retort.migrations;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be asked of the schema's migrations: one method for each verb of the command line, which prints
 * what these return and decides nothing itself.
 *
 * <p>Every method throws {@link MigrationException}, whose message names the thing that failed and whose remedy says
 * what to type next, and nothing else that a user should have to read.
 */
public interface Migrations {

    /** Status of a revision in the database. */
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
     * Result of an upgrade, a downgrade or a stamp.
     *
     * @param from the newest applied revision before; null for none
     * @param to the newest applied revision after; null for none
     * @param revisions ids in the order in which they were treated; empty when there was nothing to do
     */
    record MoveResult(String from, String to, List<String> revisions) {}

    /**
     * One revision in full.
     *
     * @param file its path in the class path
     * @param sql the statements that it runs on this engine, in order, each without its terminator
     */
    record RevisionDetails(String revision, String message, String file, State state, List<String> sql) {}

    /**
     * A revision file that was written.
     *
     * @param revision its id, 14 digits
     * @param file where it is in the source tree
     */
    record RevisionFile(String revision, Path file) {}

    /**
     * A revision to be written from the entities, with what was said about it beforehand. Names may be typed in any
     * case and without quotes.
     *
     * @param message kept in the file word for word
     * @param renames old name to new one: tables, {@code table.column} or sequences
     * @param renamesAllAlike whether all are renamed whose names differ by case and underscores alone
     * @param notRenamed tables, {@code table.column} or sequences that are really dropped and added
     * @param renamesNoOther whether that goes for all that may be renamed and that {@code renames} does not mention
     * @param drops tables or sequences that no entity maps, and that are dropped
     * @param ignores tables or sequences that no entity maps, and that are left alone
     * @param values by {@code table.column}, what existing rows get: a literal, or {@code sql:EXPRESSION}
     * @param scratchUrl PostgreSQL server for the scratch databases; null for the configured one
     * @param dry whether nothing is written
     */
    record Draft(
            String message,
            Map<String, String> renames,
            boolean renamesAllAlike,
            List<String> notRenamed,
            boolean renamesNoOther,
            List<String> drops,
            List<String> ignores,
            Map<String, String> values,
            String scratchUrl,
            boolean dry) {

        public Draft {
            renames = Map.copyOf(renames);
            notRenamed = List.copyOf(notRenamed);
            drops = List.copyOf(drops);
            ignores = List.copyOf(ignores);
            values = Map.copyOf(values);
        }
    }

    /**
     * Result of a {@link Draft}.
     *
     * @param revision id of the revision that was written; null when none was
     * @param file where it is in the source tree; null when none was written
     * @param changes in the order in which they are applied; empty when nothing differs
     * @param questions what has to be answered first; nothing is written while there are any
     * @param yaml the file's text; null while there are questions or when nothing differs
     */
    record DraftResult(String revision, Path file, List<Change> changes, List<Question> questions, String yaml) {}

    /**
     * One effect on a schema.
     *
     * @param kind such as {@code addColumn}
     * @param table null for a sequence
     * @param name of the column, index, constraint or sequence, the new one of a rename; or of the table
     * @param description a phrase in the imperative, without a full stop
     */
    record Change(String kind, String table, String name, String description) {}

    /**
     * A question that only a person can answer.
     *
     * @param about the table, {@code table.column} or sequence
     * @param text the question, for reading
     * @param options what can be typed to answer it, such as {@code --rename a=b} or {@code --default t.c=VALUE}
     */
    record Question(String about, String text, List<String> options) {}

    /**
     * How entities, changelog and database compare.
     *
     * @param entities whether the entities were compared; a native executable has none to compare
     * @param unwritten what the changelog lacks of what the entities want; empty when they were not compared
     * @param drift what the database would have to undergo to be what its applied revisions make
     * @param pending how many revisions of this build are not applied
     */
    record CheckReport(boolean entities, List<Change> unwritten, List<Change> drift, int pending) {

        /** Changes of {@code unwritten} that drop a table or sequence which the changelog makes and no entity maps. */
        public List<Change> unmapped() {
            return unwritten.stream()
                    .filter(change ->
                            change.kind().equals("dropTable") || change.kind().equals("dropSequence"))
                    .toList();
        }

        /** Whether all that was compared agrees. */
        public boolean isInSync() {
            return unwritten.isEmpty() && drift.isEmpty() && pending == 0;
        }
    }

    /**
     * Result of running one revision up, down and up again on a scratch database that has rows.
     *
     * @param engine {@code h2} or {@code postgresql}
     * @param steps in order, up to the first that went wrong
     */
    record Verified(String revision, String engine, boolean proven, List<Step> steps) {}

    /**
     * One step of a proof.
     *
     * @param detail what was seen; null when there is nothing to say
     */
    record Step(String step, boolean ok, String detail) {}

    /** Where the database stands. Leaves the database as it was, history tables included. */
    Current current();

    /** Every revision of this build and every unknown one, newest first. Leaves the database as it was. */
    List<HistoryEntry> history();

    /** The revision that {@code prefix} names, and its SQL here. Leaves the database as it was. */
    RevisionDetails show(String prefix);

    /** Applies pending revisions, oldest first, up to {@code target}: {@code head}, an id or {@code +N}. */
    MoveResult upgrade(String target);

    /** The script that {@link #upgrade} would run, history rows included. Leaves the database as it was. */
    String upgradeSql(String target);

    /** Rolls revisions back, newest first, down to {@code target}: {@code base}, an id (which stays) or {@code -N}. */
    MoveResult downgrade(String target);

    /** The script that {@link #downgrade} would run, history rows included. Leaves the database as it was. */
    String downgradeSql(String target);

    /** Records revisions as applied, or not, without running them: {@code head}, {@code base} or an id. */
    MoveResult stamp(String target);

    /** Writes an empty revision into the source tree and lists it in the changelog. */
    RevisionFile revise(String message);

    /**
     * Writes the revision that takes the schema of the changelog to that of the entities, once it is proven on scratch
     * databases. The configured database is neither needed nor touched.
     *
     * @throws UsageException when an answer speaks of nothing that differs
     * @throws MigrationException when the revision is not proven; then nothing is written
     */
    DraftResult autogenerate(Draft draft);

    /**
     * Works out the revision that {@link #autogenerate} would write, without proving or writing it.
     *
     * @throws UsageException when an answer speaks of nothing that differs
     */
    DraftResult preview(Draft draft);

    /**
     * Compares entities, changelog and database; a native executable compares the latter two. Asks nothing; leaves the
     * database as it was.
     *
     * @param scratchUrl PostgreSQL server for the scratch databases; null for the configured one
     * @param ignored names or patterns of tables and sequences that are left alone, beside the configured ones
     */
    CheckReport check(String scratchUrl, List<String> ignored);

    /**
     * Proves revisions on scratch databases. The configured database is neither needed nor touched.
     *
     * @param prefixes of the ids of those to prove; empty for all
     * @param scratchUrl PostgreSQL server for the scratch databases; null for the configured one
     * @return in the order of the changelog
     */
    List<Verified> verify(List<String> prefixes, String scratchUrl);

    /**
     * The schema that the changelog makes, as a Mermaid entity relationship diagram.
     *
     * @param scratchUrl PostgreSQL server for the scratch database; null for the configured one
     */
    String diagram(String scratchUrl);
}
