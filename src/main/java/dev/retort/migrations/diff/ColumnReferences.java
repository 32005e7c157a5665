package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Names;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds columns in SQL expressions in normal form. */
final class ColumnReferences {

    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

    private ColumnReferences() {}

    /** Whether the expression mentions the column; false for a null expression. */
    static boolean has(String expression, String column) {
        return expression != null
                && pattern(column)
                        .matcher(LITERAL.matcher(expression).replaceAll("''"))
                        .find();
    }

    /** The expression with the column under its new name; null for null. */
    static String renamed(String expression, String from, String to) {
        if (expression == null) {
            return null;
        }
        StringBuilder result = new StringBuilder();
        Matcher literals = LITERAL.matcher(expression);
        int end = 0;
        while (literals.find()) {
            result.append(replaced(expression.substring(end, literals.start()), from, to))
                    .append(literals.group());
            end = literals.end();
        }
        return result.append(replaced(expression.substring(end), from, to)).toString();
    }

    private static String replaced(String code, String from, String to) {
        return pattern(from).matcher(code).replaceAll(Matcher.quoteReplacement(to));
    }

    private static Pattern pattern(String column) {
        return Names.isQuoted(column)
                ? Pattern.compile(Pattern.quote(column))
                : Pattern.compile("(?i)(?<![\\w\"])\"?" + Pattern.quote(column) + "\"?(?![\\w\"(])");
    }
}
