package dev.retort.migrations.changelog.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text literals in SQL. Liquibase replaces <code>${…}</code> by values wherever it stands, and by default has no escape
 * for it. Such a text is written with its dollar sign as a Unicode escape, which both engines read.
 */
final class Literal {

    private static final Pattern LITERAL = Pattern.compile("(?<![\\w&])'((?:[^']|'')*)'");
    private static final String PLACEHOLDER = "${";

    private Literal() {}

    /** Whether Liquibase would take a part of it for a placeholder. */
    static boolean isTakenForPlaceholder(String text) {
        return text.contains(PLACEHOLDER);
    }

    /** The text as an SQL literal. */
    static String of(String text) {
        return guarded("'" + text.replace("'", "''") + "'");
    }

    /** The statement or expression, with its literals rewritten where necessary. */
    static String guarded(String sql) {
        if (!isTakenForPlaceholder(sql)) {
            return sql;
        }
        return LITERAL.matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(
                        isTakenForPlaceholder(found.group(1)) ? escaped(found.group(1)) : found.group()));
    }

    private static String escaped(String inner) {
        return "U&'" + inner.replace("\\", "\\\\").replace("$", "\\0024") + "'";
    }
}
