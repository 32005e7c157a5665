package dev.retort.migrations;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kinds of database errors that Retort reacts to: the one classification for the service, for migrations and for
 * commands. Source of the SQL states: ISO/IEC 9075, PostgreSQL's appendix A, and H2's {@code ErrorCode}, whose numbers are
 * its states.
 */
public enum DatabaseError {

    /** No connection: the server starts, stops or takes no more; the database is closed, or another process has it. */
    AWAY("08", "57P", "530", "532", "533", "534", "90020", "90067", "90098", "90121"),

    /** The disk is full, or a file of the database cannot be read or written. */
    FULL("53100", "58030", "90028", "90031", "90062"),

    /** The server, the database or the session can only be read, as a standby server. */
    READ_ONLY("25006", "90097"),

    /** The statement was canceled because it took longer than it may. */
    TIMEOUT("57014"),

    /** Wrong user or password, or a user without the right to do this. */
    NO_RIGHTS("28", "42501", "90040", "90096"),

    /** A schema, table or column is missing. */
    MISSING_SCHEMA("3F000", "42P01", "42703", "42S02", "42S03", "42S04", "42S22", "90079"),

    /** Another transaction won the race: serialization failure, deadlock, lock timeout. A retry may succeed. */
    CONFLICT("40001", "40P01", "55P03", "HYT00", "50200", "90131");

    /** H2 reports a full disk as a general error; only the cause tells. */
    private static final String H2_GENERAL_ERROR = "HY000";

    /** How the states begin, with a bar between. */
    private final String states;

    DatabaseError(String... states) {
        this.states = String.join("|", states);
    }

    /**
     * The kinds of all database errors among a failure, its causes and what they suppressed (Narayana keeps there what ends
     * a commit). Empty when there is none, and for errors that no reaction but a message is for, such as a broken key.
     */
    public static Set<DatabaseError> in(Throwable failure) {
        Set<DatabaseError> kinds = EnumSet.noneOf(DatabaseError.class);
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> unseen = new ArrayDeque<>(List.of(failure));
        while (!unseen.isEmpty()) {
            Throwable next = unseen.pop();
            if (seen.add(next)) {
                addKind(kinds, next);
                unseen.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    unseen.add(next.getCause());
                }
            }
        }
        return kinds;
    }

    /** Whether the database cannot answer now, and the same request may succeed later. */
    public static boolean isTemporary(Throwable failure) {
        return in(failure).stream().anyMatch(kind -> switch (kind) {
            case AWAY, FULL, READ_ONLY, TIMEOUT -> true;
            case NO_RIGHTS, MISSING_SCHEMA, CONFLICT -> false;
        });
    }

    private static void addKind(Set<DatabaseError> kinds, Throwable failure) {
        if (failure instanceof AssertionError) {
            // Assertions are enabled for H2's store alone (H2Assertions): the database was closed meanwhile.
            kinds.add(AWAY);
        } else if (failure instanceof SQLException error) {
            addKind(kinds, error);
        }
    }

    private static void addKind(Set<DatabaseError> kinds, SQLException error) {
        String state = error.getSQLState();
        if (state == null) {
            // Agroal reports "no connection within the acquisition timeout" as a bare SQLException.
            if (error instanceof SQLTransientConnectionException
                    || String.valueOf(error.getMessage()).contains("cquisition timeout")) {
                kinds.add(AWAY);
            }
        } else if (state.equals(H2_GENERAL_ERROR)) {
            if (root(error) instanceof IOException) {
                kinds.add(FULL);
            }
        } else {
            for (DatabaseError kind : values()) {
                if (Stream.of(kind.states.split("\\|")).anyMatch(state::startsWith)) {
                    kinds.add(kind);
                }
            }
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
