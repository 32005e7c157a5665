package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rows that prevent a table from changing into another one, unless they are changed first. */
public final class BlockingRows {

    private BlockingRows() {}

    /**
     * SQL conditions on the rows of {@code before}. Each is true of rows that are in the way. Some conditions may
     * mention columns that do not exist yet.
     *
     * @param moved columns whose rows get another value on the way
     */
    public static List<String> between(Engine engine, Table before, Table after, Predicate<Column> moved) {
        TablePair pair = TablePair.of(before, after, Decisions.silent());
        List<String> conditions = new ArrayList<>();
        for (Column old : before.columns()) {
            Column now = after.column(old.name()).orElse(null);
            Condition condition = now == null || moved.test(old) ? null : pair.inTheWay(old, now);
            if (condition != null) {
                conditions.add(condition.about(engine.sql(old.name())));
            }
        }
        for (ForeignKey key : after.foreignKeys()) {
            boolean known = before.foreignKeys().stream()
                    .anyMatch(each -> each.columns().equals(key.columns())
                            && each.target().equals(key.target())
                            && each.targetColumns().equals(key.targetColumns()));
            boolean overMoved = before.columns().stream()
                    .anyMatch(column -> moved.test(column) && key.columns().contains(column.name()));
            if (!known && !overMoved) {
                conditions.add("(" + list(engine, key.columns()) + ") not in (select "
                        + list(engine, key.targetColumns()) + " from " + engine.sql(key.target()) + ")");
            }
        }
        for (Check check : after.checks()) {
            boolean known =
                    before.checks().stream().anyMatch(each -> each.expression().equals(check.expression()));
            boolean overMoved = after.columns().stream()
                    .anyMatch(column -> moved.test(column) && ColumnReferences.has(check.expression(), column.name()));
            if (!known && !overMoved) {
                conditions.add("not (" + withDefaults(check.expression(), before, after) + ")");
            }
        }
        return conditions;
    }

    /** The expression with new columns replaced by the value that rows get in them: the default, else null. */
    private static String withDefaults(String expression, Table before, Table after) {
        String about = expression;
        for (Column column : after.columns()) {
            if (!before.hasColumn(column.name())) {
                String value = column.defaultValue() == null ? "null" : column.defaultValue();
                about = ColumnReferences.renamed(about, column.name(), value);
            }
        }
        return about;
    }

    private static String list(Engine engine, List<String> columns) {
        return columns.stream().map(engine::sql).collect(Collectors.joining(", "));
    }
}
