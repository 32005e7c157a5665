package dev.retort.migrations.diff;

import java.util.LinkedHashSet;
import java.util.Set;

/** The conditions that an expression joins with AND. */
final class Conjunction {

    private static final String AND = " and ";

    private Conjunction() {}

    /**
     * The distinct conditions; the whole expression when it is no conjunction, or when that is not easy to tell.
     *
     * @param expression in normal form: lower-case words, single spaces
     */
    static Set<String> of(String expression) {
        Set<String> conditions = new LinkedHashSet<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < expression.length(); i++) {
            char each = expression.charAt(i);
            if (each == '\'' || each == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += each == '(' || each == '[' ? 1 : each == ')' || each == ']' ? -1 : 0;
                if (depth == 0 && isOther(expression, i)) {
                    return Set.of(expression);
                }
                if (depth == 0 && expression.startsWith(AND, i)) {
                    conditions.add(expression.substring(start, i));
                    start = i + AND.length();
                    i = start - 1;
                }
            }
        }
        conditions.add(expression.substring(start));
        return conditions;
    }

    /**
     * Whether the expression may be more than a conjunction here: OR binds less than AND, BETWEEN contains an AND, and
     * CASE may contain any.
     */
    private static boolean isOther(String expression, int at) {
        return expression.startsWith(" or ", at)
                || expression.startsWith(" between ", at)
                || expression.startsWith("case ", at);
    }
}
