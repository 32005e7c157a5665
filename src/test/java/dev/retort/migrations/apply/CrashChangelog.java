package dev.retort.migrations.apply;

import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Many kinds of changesets, of which no statement may be run twice or left out. */
public final class CrashChangelog {

    public static final ChangelogSettings SETTINGS = ChangelogSettings.of("db/crash/changeLog.yaml");

    private CrashChangelog() {}

    /** Schema, rows and history, as far as two runs can agree on them. */
    public static List<String> outcome(TestDatabase database) throws SQLException {
        List<String> outcome = new ArrayList<>();
        outcome.add(database.fingerprint());
        if (database.engine() == Engine.POSTGRESQL) {
            outcome.addAll(database.rows("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"));
        }
        outcome.addAll(history(database));
        outcome.addAll(database.rows("SELECT id, name, visits, motto FROM place ORDER BY id"));
        outcome.addAll(database.rows("SELECT place_id, remark, mood FROM visit ORDER BY 1, 2, 3"));
        return outcome;
    }

    /**
     * The same without the fingerprint, which knows in which order things were made: what was taken down in part and
     * put up again is in another.
     */
    static List<String> outcomeBesidesOrder(TestDatabase database) throws SQLException {
        List<String> outcome = outcome(database);
        return outcome.subList(1, outcome.size());
    }

    /** The recorded changesets in order, with their state; and that nothing is left in progress. */
    public static List<String> history(TestDatabase database) throws SQLException {
        List<String> history =
                new ArrayList<>(database.rows("SELECT FILENAME, ID, EXECTYPE, MD5SUM, DESCRIPTION, COMMENTS"
                        + " FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED"));
        history.addAll(database.rows("SELECT ID, LOCKED, LOCKEDBY FROM DATABASECHANGELOGLOCK ORDER BY ID"));
        return history;
    }
}
