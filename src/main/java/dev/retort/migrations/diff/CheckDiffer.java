package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.ConstraintChange.DropCheck;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Check constraints, by expression. */
record CheckDiffer(Findings findings) {

    void diff(TablePair pair) {
        String table = pair.after().name();
        TablePair.Split<Check> split = pair.split(
                pair.before().checks(),
                pair.after().checks(),
                (old, now) -> old.expression().equals(now.expression())
                        && (old.name().equals(now.name()) || isMadeUp(table, old) || isMadeUp(table, now)),
                check -> mentioned(pair.after(), check));
        split.dropped().forEach(check -> findings.add(Phase.DROP_CHECK, new DropCheck(table, check)));
        Set<String> taken = pair.before().checks().stream().map(Check::name).collect(Collectors.toSet());
        split.dropped().forEach(check -> taken.remove(check.name()));
        split.added().forEach(check -> findings.add(Phase.ADD_CHECK, new AddCheck(table, free(check, taken))));
    }

    /** A check keeps its name when its column gets another one: a new column may want the old name for its own. */
    private static Check free(Check check, Set<String> taken) {
        String name = check.name();
        for (int i = 1; !taken.add(name); i++) {
            name = check.name() + i;
        }
        return new Check(name, check.expression(), check.text());
    }

    private static boolean isMadeUp(String table, Check check) {
        return Names.isMadeUp(check.name(), table, List.of(), "check")
                || Names.key(check.name()).matches(".+_check_?\\d*");
    }

    private static Collection<String> mentioned(Table table, Check check) {
        return table.columns().stream()
                .map(Column::name)
                .filter(column -> Mentions.has(check.expression(), column))
                .toList();
    }
}
