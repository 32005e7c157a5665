package dev.retort.migrations.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes lists of values so that H2 can keep them in a table's definition. H2 2.4.240 turns {@code IN} with constants
 * into a set that compares through the session that made it. When that session has ended, every later insert fails,
 * until the database is opened again (h2database issues 4291 and 4308). {@code = ANY (ARRAY[…])} means the same, and
 * keeps no session.
 */
final class H2ValueLists {

    private static final String TEXT = "'(?:[^']|'')*+'";

    private static final String LITERAL =
            "(?:(?:U&|[a-z]++(?: with time zone)? )?" + TEXT + "|(?:[-+] ?)?[0-9][\\w.+-]*+|true|false|null)";

    private static final String LIST = LITERAL + "(?:, ?" + LITERAL + ")*+";

    private static final String ROWS = "row ?\\(" + LIST + "\\)(?:, ?row ?\\(" + LIST + "\\))*+";

    /** Quoted text to pass over, or a list of values in group 2, behind NOT if group 1 is there. */
    private static final Pattern LISTS = Pattern.compile(
            TEXT + "|\"(?:[^\"]|\"\")*+\"|\\b(not )?in ?\\((" + LIST + "|" + ROWS + ")\\)", Pattern.CASE_INSENSITIVE);

    private H2ValueLists() {}

    /** Whether an expression has a list of values. */
    static boolean has(String expression) {
        return LISTS.matcher(expression).results().anyMatch(found -> found.group(2) != null);
    }

    /**
     * The expression with an array for each list of values.
     *
     * @param expression in normal form
     */
    static String asArrays(String expression) {
        return LISTS.matcher(expression)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) == null
                                ? found.group()
                                : (found.group(1) == null ? "= any" : "<> all") + " (array[" + found.group(2) + "])"));
    }
}
