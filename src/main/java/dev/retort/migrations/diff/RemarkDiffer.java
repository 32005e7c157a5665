package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ColumnChange.SetColumnRemarks;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Table;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Compares storage parameters that the later table gives, and comments on tables and on columns that stay. New tables
 * and columns bring their comments along. A removed comment goes before a type change: H2 loses the comment with the
 * type, and would lose a restored one on rollback.
 */
record RemarkDiffer(DiffCollector findings) {

    void diff(TablePair pair) {
        Table after = pair.after();
        if (!Objects.equals(pair.before().comment(), after.comment())) {
            findings.add(
                    Phase.REMARKS,
                    new SetTableRemarks(after.name(), pair.before().comment(), after.comment()));
        }
        Map<String, String> parameters = new TreeMap<>(after.parameters());
        parameters.entrySet().removeAll(pair.before().parameters().entrySet());
        if (!parameters.isEmpty()) {
            Map<String, String> old = new TreeMap<>(pair.before().parameters());
            old.keySet().retainAll(parameters.keySet());
            findings.add(Phase.REMARKS, new SetTableParameters(after.name(), old, parameters));
        }
        for (Column column : after.columns()) {
            pair.before()
                    .column(column.name())
                    .filter(old -> !Objects.equals(old.comment(), column.comment())
                            && !pair.replaced().contains(column.name()))
                    .ifPresent(old -> findings.add(
                            column.comment() == null ? Phase.REMOVE_REMARKS : Phase.REMARKS,
                            new SetColumnRemarks(after.name(), column, old.comment())));
        }
    }
}
