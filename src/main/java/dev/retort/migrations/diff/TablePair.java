package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * One table before and after.
 *
 * @param replaced columns that cannot be converted, so they are dropped and added under the same name, together with
 *     the keys, checks and indexes on them
 */
record TablePair(Table before, Table after, Set<String> replaced) {

    static TablePair of(Table before, Table after, Decisions answers) {
        Set<String> replaced = new TreeSet<>();
        for (Column column : after.columns()) {
            before.column(column.name()).ifPresent(old -> {
                boolean given = answers.drops(after.name(), column.name())
                        && ValueMapping.of(answers.valueOf(after.name(), column.name()), column.name()) == null;
                if (isComputedDifferently(old, column)
                        || (given && conversion(before, after, old, column) == Conversion.IMPOSSIBLE)) {
                    replaced.add(column.name());
                }
            });
        }
        for (Column column : after.columns()) {
            if (column.generated() != null
                    && before.hasColumn(column.name())
                    && dependsOnChange(before, after, column, replaced)) {
                replaced.add(column.name());
            }
        }
        return new TablePair(before, after, replaced);
    }

    /** Conversion of the values of a column that stays. */
    Conversion conversion(Column old, Column now) {
        return conversion(before, after, old, now);
    }

    /** Whether values of a column of one table can be converted to a column of another table. */
    static boolean isConvertible(Table before, Column old, Table after, Column now) {
        return (old.generated() == null) == (now.generated() == null)
                && conversion(before, after, old, now) != Conversion.IMPOSSIBLE;
    }

    private static Conversion conversion(Table before, Table after, Column old, Column now) {
        Conversion conversion = old.type().equals(now.type()) ? Conversion.SAFE : Conversion.of(old.type(), now.type());
        List<String> values = ValueSet.of(before, old);
        List<String> wanted = ValueSet.of(after, now);
        if (wanted != null && values == null && !old.type().isText()) {
            return Conversion.IMPOSSIBLE;
        }
        boolean inTheWay = ValueSet.inTheWay(values, wanted) != null;
        if (values != null && wanted != null && old.type().isText()) {
            return inTheWay || !fit(values, now.type()) ? Conversion.NARROWING : Conversion.SAFE;
        }
        return conversion == Conversion.SAFE && inTheWay ? Conversion.NARROWING : conversion;
    }

    private static boolean fit(List<String> values, ColumnType type) {
        int room = type.isText() ? type.length(Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return values.stream().allMatch(value -> value.length() <= room);
    }

    /**
     * The rows whose values prevent the change of a column; null where no row can, or where a row's value does not
     * tell.
     */
    Condition inTheWay(Column old, Column now) {
        Condition values = ValueSet.inTheWay(ValueSet.of(before, old), ValueSet.of(after, now));
        return values == null && !old.type().equals(now.type()) ? Narrowing.inTheWay(old.type(), now.type()) : values;
    }

    /** The reason why a conversion may lose values, as a clause for a question. */
    String lost(Column old, Column now) {
        List<String> values = ValueSet.of(before, old);
        List<String> wanted = ValueSet.of(after, now);
        Condition inTheWay = ValueSet.inTheWay(values, wanted);
        if (inTheWay != null && (values != null || old.type().isText())) {
            return "rows where " + inTheWay.about(now.name()) + " do not fit the new set of values";
        }
        return wanted != null && values == null
                ? "the database cannot convert numbers to the names of an enum"
                : Conversion.lost(old.type(), now.type());
    }

    private static boolean isComputedDifferently(Column old, Column now) {
        boolean computed = old.generated() != null || now.generated() != null;
        return computed
                && (old.generated() == null
                        || !old.generated().equals(now.generated())
                        || !old.type().equals(now.type())
                        || !Objects.equals(old.collation(), now.collation()));
    }

    private static boolean dependsOnChange(Table before, Table after, Column generated, Set<String> replaced) {
        return after.columns().stream()
                .filter(column -> ColumnReferences.has(generated.generated(), column.name()))
                .anyMatch(column -> replaced.contains(column.name())
                        || before.column(column.name())
                                .filter(old -> !old.type().equals(column.type())
                                        || !Objects.equals(old.collation(), column.collation()))
                                .isPresent());
    }

    boolean touchesReplaced(Collection<String> columns) {
        return columns.stream().anyMatch(replaced::contains);
    }

    /**
     * Things that exist only before, and those that exist only after.
     *
     * @param alike whether two mean the same, names included as far as they count
     * @param columns on which one lies
     */
    <T> Split<T> split(List<T> olds, List<T> news, BiPredicate<T, T> alike, Function<T, Collection<String>> columns) {
        List<T> dropped = new ArrayList<>(olds);
        List<T> added = new ArrayList<>();
        for (T each : news) {
            int found = -1;
            for (int i = 0; i < dropped.size() && found < 0; i++) {
                found = alike.test(dropped.get(i), each) && !touchesReplaced(columns.apply(each)) ? i : -1;
            }
            if (found < 0) {
                added.add(each);
            } else {
                dropped.remove(found);
            }
        }
        return new Split<>(dropped, added);
    }

    /** The two sides of a difference. */
    record Split<T>(List<T> dropped, List<T> added) {}
}
