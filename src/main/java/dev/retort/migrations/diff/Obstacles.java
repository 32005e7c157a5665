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

/** The rows that stop a table from becoming another one, where nothing moves them on first. */
public final class Obstacles {

    private Obstacles() {}

    /**
     * As SQL about rows of {@code before}, each true of rows that are in the way; some may be about columns that are not
     * there yet.
     *
     * @param moved columns whose rows are given a value on the way
     */
    public static List<String> between(Engine engine, Table before, Table after, Predicate<Column> moved) {
        TablePair pair = TablePair.of(before, after, Answers.silent());
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
            boolean overMoved = before.columns().stream()
                    .anyMatch(column -> moved.test(column) && Mentions.has(check.expression(), column.name()));
            if (!known && !overMoved) {
                conditions.add("not (" + check.expression() + ")");
            }
        }
        return conditions;
    }

    private static String list(Engine engine, List<String> columns) {
        return columns.stream().map(engine::sql).collect(Collectors.joining(", "));
    }
}
