package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.snapshot.SqlToken.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Brings SQL expressions, as an engine gives them back, into one spelling: words in lower case, quotes only where
 * needed, no casts and parentheses that the engine added by itself, {@code in} for {@code = ANY (ARRAY[…])}, and one
 * word for the present moment. What comes out can be given to the same engine again.
 */
final class Expressions {

    private static final Set<String> PRESENT = Set.of("current_timestamp", "localtimestamp", "now");
    private static final Set<String> TYPE_WORDS = Set.of(
            "character",
            "varying",
            "varchar",
            "text",
            "bpchar",
            "char",
            "double",
            "precision",
            "timestamp",
            "time",
            "with",
            "without",
            "zone",
            "numeric",
            "integer",
            "bigint",
            "smallint",
            "real",
            "date",
            "boolean",
            "uuid",
            "json",
            "jsonb",
            "regclass",
            "bytea",
            "interval",
            "oid");
    private static final Set<String> TEXT_WORDS = Set.of("character", "varying", "varchar", "text", "bpchar", "char");

    private final Engine engine;
    private final Folding folding;

    Expressions(Engine engine) {
        this(engine, engine.folding());
    }

    Expressions(Engine engine, Folding folding) {
        this.engine = engine;
        this.folding = folding;
    }

    /** The normal form; null for null. */
    String normal(String expression) {
        return expression == null ? null : written(unwrapped(simplified(SqlToken.parse(expression))));
    }

    /** The normal form of a column's default; null for none, which {@code NULL} is too. */
    String normalDefault(String expression) {
        String normal = normal(expression);
        return normal == null || normal.equals("null") ? null : normal;
    }

    private List<SqlToken> simplified(List<SqlToken> tokens) {
        List<SqlToken> result = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.is("::")) {
                int end = endOfType(tokens, i + 1);
                if (!dropsCast(result, tokens.subList(i + 1, end))) {
                    result.addAll(tokens.subList(i, end));
                }
                i = end - 1;
            } else if (token.group() != null) {
                addGroup(result, new SqlToken(Kind.GROUP, token.text(), simplified(token.group())));
            } else {
                addPlain(result, token);
            }
        }
        return withSortedLists(
                withoutIdleGroups(Dialect.of(engine).keepsOrderOfOperands() ? result : Operands.sorted(result)));
    }

    /** The order of the literals after IN means nothing. */
    private static List<SqlToken> withSortedLists(List<SqlToken> tokens) {
        List<SqlToken> result = new ArrayList<>();
        for (SqlToken token : tokens) {
            boolean list = token.isGroup("(")
                    && !result.isEmpty()
                    && LISTS.contains(result.get(result.size() - 1).text())
                    && token.group().stream().allMatch(each -> each.kind() == Kind.LITERAL || each.is(","));
            if (list) {
                List<SqlToken> sorted = new ArrayList<>();
                token.group().stream()
                        .filter(each -> each.kind() == Kind.LITERAL)
                        .sorted(Comparator.comparing(SqlToken::text))
                        .forEach(each -> {
                            if (!sorted.isEmpty()) {
                                sorted.add(new SqlToken(Kind.SIGN, ",", null));
                            }
                            sorted.add(each);
                        });
                result.add(new SqlToken(Kind.GROUP, "(", sorted));
            } else {
                result.add(token);
            }
        }
        return result;
    }

    private static int endOfType(List<SqlToken> tokens, int from) {
        int i = from + (from < tokens.size() && tokens.get(from).kind() == Kind.NAME ? 1 : 0);
        while (i < tokens.size()
                && (TYPE_WORDS.contains(tokens.get(i).text())
                        || tokens.get(i).group() != null
                        || (i == from && tokens.get(i).kind() == Kind.WORD))) {
            i++;
        }
        return i;
    }

    /** Whether a cast says nothing: of a literal, or of text to text. Negative numbers lose their quotes. */
    private static boolean dropsCast(List<SqlToken> before, List<SqlToken> type) {
        if (before.isEmpty()) {
            return false;
        }
        int last = before.size() - 1;
        SqlToken operand = before.get(last);
        if (operand.kind() == Kind.LITERAL) {
            if (type.get(0).text().matches("integer|bigint|smallint|numeric|real|double")
                    && operand.text().matches("'-?[0-9.]+'")) {
                before.set(last, new SqlToken(Kind.NUMBER, operand.text().replace("'", ""), null));
            }
            return true;
        }
        return operand.is("null") || TEXT_WORDS.contains(type.get(0).text());
    }

    private void addPlain(List<SqlToken> result, SqlToken token) {
        int last = result.size() - 1;
        if (token.is("in") && last >= 0 && result.get(last).is("not")) {
            result.set(last, SqlToken.word("not in"));
        } else if (token.kind() == Kind.NAME) {
            result.add(new SqlToken(Kind.NAME, engine.sql(engine.normal(token.text(), folding)), null));
        } else if (token.kind() == Kind.WORD && PRESENT.contains(token.text())) {
            result.add(SqlToken.word("current_timestamp"));
        } else if (token.is("!=")) {
            result.add(new SqlToken(Kind.SIGN, "<>", null));
        } else if (token.is("~~")) {
            result.add(SqlToken.word("like"));
        } else if (token.is("!~~")) {
            result.add(SqlToken.word("not like"));
        } else {
            result.add(token);
        }
    }

    private static void addGroup(List<SqlToken> result, SqlToken group) {
        int last = result.size() - 1;
        if (last >= 0 && result.get(last).is("current_timestamp")) {
            return;
        }
        if (last >= 0 && result.get(last).is("cast") && isCastOfLiteral(group.group())) {
            result.set(last, group.group().get(0));
            return;
        }
        if (last >= 1 && listOf(group) != null) {
            String sign = result.get(last - 1).text() + " " + result.get(last).text();
            if (sign.equals("= any") || sign.equals("<> all")) {
                result.set(last - 1, SqlToken.word(sign.equals("= any") ? "in" : "not in"));
                result.set(last, new SqlToken(Kind.GROUP, "(", listOf(group)));
                return;
            }
        }
        result.add(group);
    }

    /** H2 gives a literal the type of the column that it is compared with. */
    private static boolean isCastOfLiteral(List<SqlToken> tokens) {
        return tokens.size() > 2
                && (tokens.get(0).kind() == Kind.LITERAL || tokens.get(0).kind() == Kind.NUMBER)
                && tokens.get(1).is("as");
    }

    /** The elements of {@code (array[…])}, casts and parentheses around it left out; null for anything else. */
    private static List<SqlToken> listOf(SqlToken group) {
        List<SqlToken> inner = unwrapped(group.group());
        return inner.size() == 2 && inner.get(0).is("array") && inner.get(1).isGroup("[")
                ? withoutIdleGroups(inner.get(1).group())
                : null;
    }

    /** Takes off parentheses around the whole. */
    static List<SqlToken> unwrapped(List<SqlToken> tokens) {
        List<SqlToken> current = tokens;
        while (current.size() == 1 && current.get(0).isGroup("(")) {
            current = current.get(0).group();
        }
        return current;
    }

    /**
     * Takes off parentheses that hold one thing, or one side of an AND or OR, or one part of a CASE, that has neither in
     * it.
     */
    private static List<SqlToken> withoutIdleGroups(List<SqlToken> tokens) {
        List<SqlToken> result = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            SqlToken before = i == 0 ? null : tokens.get(i - 1);
            SqlToken after = i + 1 == tokens.size() ? null : tokens.get(i + 1);
            if (token.isGroup("(") && !isCall(before) && isIdle(token.group(), before, after)) {
                result.addAll(unwrapped(token.group()));
            } else {
                result.add(token);
            }
        }
        return result;
    }

    private static boolean isCall(SqlToken before) {
        return before != null
                && (before.kind() == Kind.NAME || (before.kind() == Kind.WORD && !JOINING.contains(before.text())));
    }

    private static final Set<String> LISTS = Set.of("in", "not in", "any", "all");
    private static final Set<String> JOINTS = Set.of("and", "or", "when", "then", "else", "end");
    private static final Set<String> JOINING =
            Set.of("and", "or", "not", "is", "like", "not like", "between", "when", "then");

    private static boolean isIdle(List<SqlToken> tokens, SqlToken before, SqlToken after) {
        List<SqlToken> inner = unwrapped(tokens);
        if (inner.size() == 1) {
            return true;
        }
        if (inner.size() == 2 && inner.get(1).isGroup("(") && inner.get(0).kind() == Kind.WORD) {
            return true;
        }
        return isJoint(before)
                && isJoint(after)
                && inner.stream().noneMatch(each -> each.is("and") || each.is("or") || each.is("not") || each.is(","));
    }

    private static boolean isJoint(SqlToken token) {
        return token == null || (token.kind() == Kind.WORD && JOINTS.contains(token.text()));
    }

    static String written(List<SqlToken> tokens) {
        StringBuilder text = new StringBuilder();
        SqlToken before = null;
        for (SqlToken token : tokens) {
            boolean glued = before == null
                    || token.is(",")
                    || token.is("::")
                    || before.is("::")
                    || token.is(".")
                    || before.is(".")
                    || token.isGroup("[")
                    || (token.isGroup("(") && isCall(before) && !LISTS.contains(before.text()));
            text.append(glued ? "" : " ");
            if (token.group() == null) {
                text.append(token.text());
            } else {
                text.append(token.text())
                        .append(written(token.group()))
                        .append(token.text().equals("(") ? ")" : "]");
            }
            before = token;
        }
        return text.toString();
    }
}
