package dev.retort.migrations.schema;

import java.util.Locale;

/** When an engine checks a key. PostgreSQL may defer the check to the end of a transaction; H2 never does. */
public enum Deferrability {
    NOT_DEFERRABLE,
    /** Checked at each statement, unless a transaction defers it. */
    DEFERRABLE,
    /** Checked at the end of the transaction. */
    INITIALLY_DEFERRED;

    /** Parses SQL clauses in any case; null where they do not mention deferrability. */
    public static Deferrability in(String clauses) {
        String text = clauses == null
                ? ""
                : clauses.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        if (text.matches(".*\\binitially deferred\\b.*")) {
            return INITIALLY_DEFERRED;
        }
        if (text.matches(".*\\bnot deferrable\\b.*")) {
            return NOT_DEFERRABLE;
        }
        return text.matches(".*\\bdeferrable\\b.*") ? DEFERRABLE : null;
    }

    /** Converts the flags of a catalog or a changelog; null for a key that is not deferrable. */
    public static Deferrability of(boolean deferrable, boolean initiallyDeferred) {
        if (initiallyDeferred) {
            return INITIALLY_DEFERRED;
        }
        return deferrable ? DEFERRABLE : null;
    }

    /** Whether both mean the same; null is like {@link #NOT_DEFERRABLE}. */
    public static boolean alike(Deferrability one, Deferrability other) {
        return sql(one).equals(sql(other));
    }

    /** The clause behind a key in a statement, with a leading blank; empty for the default. */
    public static String sql(Deferrability deferrability) {
        if (deferrability == null || deferrability == NOT_DEFERRABLE) {
            return "";
        }
        return deferrability == DEFERRABLE ? " DEFERRABLE" : " DEFERRABLE INITIALLY DEFERRED";
    }
}
