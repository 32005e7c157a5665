package dev.retort.migrations.diff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Condition for rows whose value blocks a change.
 *
 * @param sql an expression, true of rows in the way, in which {@code ?} stands for the column
 */
public record Condition(String sql) {

    private static final Pattern PLACE = Pattern.compile("'(?:[^']|'')*'|[?]");

    /** Rows without a value. */
    public static final Condition NULL = new Condition("? is null");

    /**
     * The expression for a column.
     *
     * @param column its name, quoted where the place needs that
     */
    public String about(String column) {
        String name = Matcher.quoteReplacement(column);
        return PLACE.matcher(sql)
                .replaceAll(found -> found.group().equals("?") ? name : Matcher.quoteReplacement(found.group()));
    }
}
