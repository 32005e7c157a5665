package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.ConstraintChange.DropCheck;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares check constraints by expression. */
record CheckDiffer(DiffCollector findings, Decisions answers) {

    private static final Pattern RANGE = Pattern.compile("(\\w+) between (-?[0-9.]+) and (-?[0-9.]+)");

    private static final Pattern LIMIT = Pattern.compile("\\(?(\\w+) ?([<>]=?) ?(-?[0-9]+(?:[.][0-9]+)?)\\)?");

    void diff(TablePair pair) {
        String table = pair.after().name();
        TablePair.Split<Check> split = pair.split(
                pair.before().checks(),
                pair.after().checks(),
                (old, now) -> old.expression().equals(now.expression())
                        && (old.name().equals(now.name()) || isMadeUp(table, old) || isMadeUp(table, now)),
                check -> mentioned(pair.after(), check));
        if (isSaidOtherwise(table, split) && split.added().stream().noneMatch(each -> isTouched(pair, each))) {
            return;
        }
        split.dropped().forEach(check -> findings.add(Phase.DROP_CHECK, new DropCheck(table, check)));
        Set<String> taken = pair.before().checks().stream().map(Check::name).collect(Collectors.toSet());
        split.dropped().forEach(check -> taken.remove(check.name()));
        for (Check check : split.added()) {
            boolean promised = mayRefuseRows(pair, check) && move(pair, check);
            findings.add(Phase.ADD_CHECK, new AddCheck(table, free(check, taken), promised));
        }
    }

    /** Whether a check that existing rows may break mentions the column, and the column is new and nullable. */
    static boolean isAskedAbout(TablePair pair, Column column) {
        return pair.after().checks().stream()
                .anyMatch(check ->
                        mayRefuseRows(pair, check) && newColumns(pair, check).contains(column));
    }

    /** Whether old and new checks refuse the same rows. Hibernate joins the unnamed checks of a column into one. */
    private static boolean isSaidOtherwise(String table, TablePair.Split<Check> split) {
        return Stream.of(split.dropped(), split.added()).flatMap(List::stream).allMatch(each -> isMadeUp(table, each))
                && conditions(split.dropped()).equals(conditions(split.added()));
    }

    private static Set<String> conditions(List<Check> checks) {
        return checks.stream()
                .flatMap(check -> Conjunction.of(check.expression()).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isTouched(TablePair pair, Check check) {
        return pair.touchesReplaced(mentioned(pair.after(), check));
    }

    /**
     * Whether existing rows may break the check. Sets of values are excluded: the comparison of their column asks about
     * them.
     */
    private static boolean mayRefuseRows(TablePair pair, Check check) {
        return pair.before().checks().stream().noneMatch(old -> isImplied(old.expression(), check.expression()))
                && !columns(pair, check).isEmpty()
                && pair.after().columns().stream()
                        .noneMatch(column -> ValueSet.of(pair.after().withChecks(List.of(check)), column) != null
                                && ColumnReferences.has(check.expression(), column.name()));
    }

    /** Whether all rows that pass the old check pass the new one: it is equal, or a wider range of numbers. */
    private static boolean isImplied(String old, String now) {
        if (old.equals(now)) {
            return true;
        }
        List<Matcher> before = limits(old);
        List<Matcher> after = limits(now);
        return !after.isEmpty()
                && after.stream().allMatch(limit -> before.stream().anyMatch(each -> isWithin(each, limit)));
    }

    private static boolean isWithin(Matcher old, Matcher now) {
        int order = new BigDecimal(old.group(3)).compareTo(new BigDecimal(now.group(3)));
        return old.group(1).equals(now.group(1))
                && old.group(2).equals(now.group(2))
                && (now.group(2).startsWith("<") ? order <= 0 : order >= 0);
    }

    /** The numeric limits that an expression consists of; empty where it contains anything else. */
    private static List<Matcher> limits(String expression) {
        List<Matcher> limits = Stream.of(RANGE.matcher(expression)
                        .replaceAll("$1 >= $2 and $1 <= $3")
                        .split(" and "))
                .map(LIMIT::matcher)
                .toList();
        return limits.stream().allMatch(Matcher::matches) ? limits : List.of();
    }

    /** Columns of the check in which existing rows may have values. */
    static List<Column> columns(TablePair pair, Check check) {
        return pair.after().columns().stream()
                .filter(column -> pair.before().hasColumn(column.name())
                        && column.generated() == null
                        && !pair.replaced().contains(column.name())
                        && ColumnReferences.has(check.expression(), column.name()))
                .toList();
    }

    /** Columns of the check that are new and nullable. */
    private static List<Column> newColumns(TablePair pair, Check check) {
        return pair.after().columns().stream()
                .filter(column -> !pair.before().hasColumn(column.name())
                        && column.generated() == null
                        && column.nullable()
                        && ColumnReferences.has(check.expression(), column.name()))
                .toList();
    }

    /**
     * Gives rows that break the check their value, or asks for it.
     *
     * @return whether the user said that there are no such rows
     */
    private boolean move(TablePair pair, Check check) {
        String table = pair.after().name();
        List<Column> columns = Stream.of(newColumns(pair, check), columns(pair, check))
                .flatMap(List::stream)
                .toList();
        Column given = columns.stream()
                .filter(column -> answers.valueOf(table, column.name()) != null)
                .findFirst()
                .orElse(null);
        boolean mapped = columns.stream().anyMatch(column -> isImpossible(pair, column));
        if (given != null && !mapped) {
            Value value = answers.valueOf(table, given.name());
            if (value.isColumn(given.name())) {
                return true;
            }
            Condition refused = new Condition("not (" + check.wording() + ")");
            findings.add(Phase.COLUMN, new Update(table, given, value, refused, null));
        } else if (answers.asks() && !mapped) {
            String about = Names.plain(table) + ".";
            findings.ask(new Question(
                    about + Names.plain(columns.get(0).name()),
                    "Table '" + Names.plain(table) + "' gets the check '" + check.wording()
                            + "', and existing rows may break it. Which value should those rows get? If no row breaks"
                            + " it, answer with the column's own name (sql:COLUMN). The revision then stops if it"
                            + " finds such a row.",
                    columns.stream()
                            .map(column -> about + Names.plain(column.name()))
                            .flatMap(column -> Stream.of(
                                    "--default " + column + "=VALUE",
                                    "--default " + column + "=sql:EXPRESSION",
                                    "--default " + column + "=sql:" + column.substring(about.length())))
                            .toList()));
        }
        return false;
    }

    /** Whether the type change of the column is asked about anyway. */
    private static boolean isImpossible(TablePair pair, Column column) {
        return pair.before()
                .column(column.name())
                .filter(old -> pair.conversion(old, column) == Conversion.IMPOSSIBLE)
                .isPresent();
    }

    /**
     * The check under a free name. A check keeps its name when its column is renamed, so the old name may be taken by
     * the check of a new column.
     */
    private static Check free(Check check, Set<String> taken) {
        String name = check.name();
        for (int i = 1; !taken.add(name); i++) {
            name = check.name() + i;
        }
        return check.named(name);
    }

    private static boolean isMadeUp(String table, Check check) {
        return Names.isMadeUp(check.name(), table, List.of(), "check")
                || Names.key(check.name()).matches(".+_check_?\\d*");
    }

    private static Collection<String> mentioned(Table table, Check check) {
        return table.columns().stream()
                .map(Column::name)
                .filter(column -> ColumnReferences.has(check.expression(), column))
                .toList();
    }
}
