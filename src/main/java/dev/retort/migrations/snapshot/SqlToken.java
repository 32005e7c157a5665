package dev.retort.migrations.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One piece of an SQL expression: a literal, a name, a word, a sign, or a group in parentheses or brackets.
 *
 * @param text words in lower case, names and literals as they stand; for a group its opening sign
 * @param group what is inside; null for all that is no group
 */
record SqlToken(Kind kind, String text, List<SqlToken> group) {

    enum Kind {
        LITERAL,
        NAME,
        WORD,
        NUMBER,
        SIGN,
        GROUP
    }

    private static final Pattern PIECE = Pattern.compile("\\s+"
            + "|(?<unicode>[uU]&'(?:[^']|'')*')"
            + "|(?<literal>'(?:[^']|'')*')"
            + "|(?<name>\"(?:[^\"]|\"\")*\")"
            + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
            + "|(?<sign>::|<>|<=|>=|!=|\\|\\||!~~\\*|!~~|~~\\*|~~|->>|->|.)");

    static SqlToken word(String text) {
        return new SqlToken(Kind.WORD, text, null);
    }

    boolean is(String word) {
        return group == null && text.equals(word) && kind != Kind.LITERAL && kind != Kind.NAME;
    }

    boolean isGroup(String opening) {
        return group != null && text.equals(opening);
    }

    /** The pieces of {@code sql}, groups nested. An unbalanced sign is left as a sign. */
    static List<SqlToken> parse(String sql) {
        List<List<SqlToken>> open = new ArrayList<>();
        List<String> openings = new ArrayList<>();
        open.add(new ArrayList<>());
        Matcher matcher = PIECE.matcher(sql);
        while (matcher.find()) {
            List<SqlToken> current = open.get(open.size() - 1);
            String text = matcher.group();
            if (text.equals("(") || text.equals("[")) {
                open.add(new ArrayList<>());
                openings.add(text);
            } else if ((text.equals(")") || text.equals("]")) && !openings.isEmpty()) {
                open.remove(open.size() - 1);
                open.get(open.size() - 1).add(new SqlToken(Kind.GROUP, openings.remove(openings.size() - 1), current));
            } else if (!text.isBlank()) {
                current.add(of(matcher));
            }
        }
        return open.get(0);
    }

    private static SqlToken of(Matcher matcher) {
        String text = matcher.group();
        if (matcher.group("unicode") != null) {
            return new SqlToken(Kind.LITERAL, decoded(text.substring(2)), null);
        }
        if (matcher.group("literal") != null) {
            return new SqlToken(Kind.LITERAL, text, null);
        }
        if (matcher.group("name") != null) {
            return new SqlToken(Kind.NAME, text.substring(1, text.length() - 1).replace("\"\"", "\""), null);
        }
        Kind kind =
                matcher.group("number") != null ? Kind.NUMBER : matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
        return new SqlToken(kind, text.toLowerCase(Locale.ROOT), null);
    }

    private static String decoded(String literal) {
        return Pattern.compile("\\\\(?:\\+([0-9A-Fa-f]{6})|([0-9A-Fa-f]{4})|(\\\\))")
                .matcher(literal)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(3) != null
                                ? "\\"
                                : Character.toString(Integer.parseInt(
                                        found.group(1) != null ? found.group(1) : found.group(2), 16))));
    }
}
