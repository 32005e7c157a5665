package dev.retort.migrations.snapshot;

import dev.retort.migrations.snapshot.SqlToken.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Puts the operands of AND and OR in one order. H2 gives them back in the order of what it thinks that they cost, so
 * that the same condition comes back otherwise when a part of it is written in another way.
 */
final class Operands {

    /** Next to one of these, AND and OR may join something else than operands. */
    private static final Set<String> UNCLEAR = Set.of("and", "or", "between", "case", "as", "select", ",");

    private static final Set<String> BRANCHES = Set.of("when", "then", "else");

    private Operands() {}

    /** The tokens of an expression whose groups are in order already. */
    static List<SqlToken> sorted(List<SqlToken> tokens) {
        List<SqlToken> folded = folded(tokens);
        for (String joint : List.of("and", "or")) {
            List<List<SqlToken>> operands = joined(folded, joint);
            if (operands.size() > 1) {
                List<SqlToken> sorted = new ArrayList<>();
                operands.stream()
                        .map(Operands::unfolded)
                        .sorted(Comparator.comparing(operand -> Expressions.written(Expressions.unwrapped(operand))))
                        .forEach(operand -> {
                            if (!sorted.isEmpty()) {
                                sorted.add(SqlToken.word(joint));
                            }
                            sorted.addAll(operand);
                        });
                return sorted;
            }
        }
        return unfolded(folded);
    }

    /** The operands that a word joins, also within parentheses; the whole if it joins none, or if that is unclear. */
    private static List<List<SqlToken>> joined(List<SqlToken> tokens, String joint) {
        if (tokens.stream()
                .anyMatch(each -> UNCLEAR.contains(each.text()) && each.group() == null && !each.is(joint))) {
            return List.of(tokens);
        }
        List<List<SqlToken>> operands = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).is(joint)) {
                List<SqlToken> operand = tokens.subList(from, i);
                List<List<SqlToken>> within =
                        operand.size() == 1 && operand.get(0).isGroup("(")
                                ? joined(folded(Expressions.unwrapped(operand)), joint)
                                : List.of();
                operands.addAll(within.size() > 1 ? within : List.of(operand));
                from = i + 1;
            }
        }
        return operands;
    }

    /** Each CASE as one group, with the conditions in it sorted. */
    private static List<SqlToken> folded(List<SqlToken> tokens) {
        List<SqlToken> result = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int end = tokens.get(i).is("case") ? endOfCase(tokens, i) : i;
            result.add(
                    end == i
                            ? tokens.get(i)
                            : new SqlToken(Kind.GROUP, "case", withSortedBranches(tokens.subList(i, end + 1))));
            i = end;
        }
        return result;
    }

    private static List<SqlToken> unfolded(List<SqlToken> tokens) {
        return tokens.stream()
                .flatMap(token -> token.isGroup("case") ? token.group().stream() : List.of(token).stream())
                .toList();
    }

    /** The place of the END; that of the CASE if there is none. */
    private static int endOfCase(List<SqlToken> tokens, int start) {
        int depth = 0;
        for (int i = start; i < tokens.size(); i++) {
            depth += tokens.get(i).is("case") ? 1 : tokens.get(i).is("end") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return start;
    }

    private static List<SqlToken> withSortedBranches(List<SqlToken> tokens) {
        List<SqlToken> result = new ArrayList<>(tokens.subList(0, 1));
        int from = 1;
        int depth = 0;
        for (int i = 1; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean last = i == tokens.size() - 1;
            if (last || (depth == 0 && token.group() == null && BRANCHES.contains(token.text()))) {
                result.addAll(sorted(tokens.subList(from, i)));
                result.add(token);
                from = i + 1;
            }
            depth += token.is("case") ? 1 : token.is("end") ? -1 : 0;
        }
        return result;
    }
}
