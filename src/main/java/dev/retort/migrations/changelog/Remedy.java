package dev.retort.migrations.changelog;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The remedy for a changeset that a database refused, by SQL state: ISO/IEC 9075, PostgreSQL's appendix A, and H2's
 * {@code ErrorCode}.
 */
public final class Remedy {

    private static final String AS_ANOTHER = "migrate as another user (QUARKUS_LIQUIBASE_USERNAME and _PASSWORD)";
    private static final String ROWS = "correct or delete the rows that violate it, by hand or earlier in the file";
    private static final String THERE =
            "'check' lists objects that no revision created: drop them, or record the revision with 'stamp ID'";
    private static final String MISSING = "correct the name in the file, or create the object in an earlier changeset";
    private static final String LACKING = "install it on the server, or remove the change from the file";
    private static final String LACKING_ON_SCRATCH =
            "use a server that has it (--scratch-url), or remove the change from the file";
    private static final String SYNTAX = "correct the SQL in the file";

    /** H2's {@code COLUMN_CONTAINS_NULL_VALUES_1}. */
    private static final String H2_NULLS = "90081";

    private static final Map<String, String> STATES = Stream.of(
                    Map.of(
                            "42501", "grant the right to the user (GRANT, or make it the owner), or " + AS_ANOTHER,
                            "3F000",
                                    "create the schema that 'currentSchema' or the user's search_path names, and GRANT"
                                            + " USAGE, CREATE on it",
                            "25006",
                                    "use a server that accepts writes, or unset the user's default_transaction_read_only",
                            "57014", "raise the user's statement_timeout, or " + AS_ANOTHER,
                            "55P03", "raise the user's lock_timeout, or " + AS_ANOTHER,
                            "53100", "free space on the server's disk"),
                    each(THERE, "42P07", "42710", "42701", "42723", "42S01", "42S11", "42S21", "90035", "90045"),
                    each(
                            MISSING, "42P01", "42703", "42704", "42883", "42S02", "42S03", "42S22", "90022", "90036",
                            "90057"),
                    each(LACKING, "58P01", "0A000"),
                    each(SYNTAX, "42601", "42000", "42001"))
            .flatMap(states -> states.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Remedy() {}

    /** The remedy for the first database error among the causes; {@code otherwise} for any other failure. */
    public static String of(Throwable failure, String otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return of(sql.getSQLState(), otherwise);
            }
        }
        return otherwise;
    }

    /** The same in a scratch database, which can be on another server. */
    public static String onScratch(Throwable failure, String otherwise) {
        String remedy = of(failure, otherwise);
        return remedy.equals(LACKING) ? LACKING_ON_SCRATCH : remedy;
    }

    private static String of(String state, String otherwise) {
        boolean isAboutRows = state.startsWith("22") || state.startsWith("23") || state.equals(H2_NULLS);
        return isAboutRows ? ROWS : STATES.getOrDefault(state, otherwise);
    }

    private static Map<String, String> each(String remedy, String... states) {
        return Stream.of(states).collect(Collectors.toMap(state -> state, state -> remedy));
    }
}
