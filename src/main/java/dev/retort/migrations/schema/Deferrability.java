package dev.retort.migrations.schema;

import java.util.Locale;

/** When an engine looks at a key: PostgreSQL may put it off to the end of a transaction, H2 never does. */
public enum Deferrability {
    NOT_DEFERRABLE,
    /** At each statement, unless a transaction puts it off. */
    DEFERRABLE,
    /** At the end of the transaction. */
    INITIALLY_DEFERRED;

    /** From clauses of SQL, in any case; null where they say nothing about it. */
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

    /** From what a catalog or a changelog says of a key; null for one that is not deferrable. */
    public static Deferrability of(boolean deferrable, boolean initiallyDeferred) {
        if (initiallyDeferred) {
            return INITIALLY_DEFERRED;
        }
        return deferrable ? DEFERRABLE : null;
    }

    /** Whether a key of one is like a key of the other; null is like {@link #NOT_DEFERRABLE}. */
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
