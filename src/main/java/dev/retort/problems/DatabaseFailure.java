package dev.retort.problems;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a failure says of the database, in itself or in anything that caused it. */
final class DatabaseFailure {

    /**
     * SQLSTATEs, or how they begin. 08: connection (SQL standard); 25006: read-only, as a standby is; 57014: took longer
     * than it may; 57P: shutting down, starting, killed; 53: out of memory, disk or connections (PostgreSQL, appendix
     * A); 58030: file trouble there; 90: H2's 90020 in use, 90028, 90031 and 90062 file trouble, 90067 connection
     * broken, 90097 read-only, 90098 and 90121 closed, 90096 and so on stay errors.
     */
    private static final List<String> AWAY = List.of(
            "08", "25006", "53", "57014", "57P", "58030", "90020", "90028", "90031", "90062", "90067", "90097", "90098",
            "90121");

    /** H2 calls a disk that is full a general error, and only its cause says what it is. */
    private static final String H2_GENERAL_ERROR = "HY000";

    /** SQLSTATEs of a table or column that is not there: those of PostgreSQL, and those of H2. */
    private static final Set<String> MISSING = Set.of("42P01", "42703", "42S02", "42S03", "42S04", "42S22");

    private DatabaseFailure() {}

    /** Whether the database cannot serve the request now, for whatever reason; otherwise it answered with an error. */
    static boolean isAway(Throwable failure) {
        // Of all classes only H2's store has its assertions switched on (H2Assertions): it was closed meanwhile.
        return anyCause(
                failure,
                cause -> cause instanceof AssertionError || (cause instanceof SQLException sql && saysAway(sql)));
    }

    /** Whether the database lacks a table or a column. */
    static boolean lacksSchema(Throwable failure) {
        return anyCause(
                failure,
                cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && MISSING.contains(sql.getSQLState()));
    }

    /** What ends a commit is only among the suppressed: Narayana keeps it there. */
    private static boolean anyCause(Throwable failure, Predicate<Throwable> says) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> unseen = new ArrayDeque<>(List.of(failure));
        while (!unseen.isEmpty()) {
            Throwable next = unseen.pop();
            if (says.test(next)) {
                return true;
            }
            if (seen.add(next)) {
                unseen.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    unseen.add(next.getCause());
                }
            }
        }
        return false;
    }

    private static boolean saysAway(SQLException failure) {
        String state = failure.getSQLState();
        if (H2_GENERAL_ERROR.equals(state)) {
            return root(failure) instanceof IOException;
        }
        if (state != null) {
            return AWAY.stream().anyMatch(state::startsWith);
        }
        // Agroal reports "no connection within the acquisition timeout" as a bare SQLException.
        return failure instanceof SQLTransientConnectionException
                || String.valueOf(failure.getMessage()).contains("cquisition timeout");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
