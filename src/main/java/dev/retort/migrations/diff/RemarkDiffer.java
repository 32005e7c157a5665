package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ColumnChange.SetColumnRemarks;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Table;
import java.util.Objects;

/**
 * Comments on tables and on columns that stay. New ones bring theirs along. One that goes does so before a new type
 * comes: H2 forgets a comment with the type, and so would on the way back.
 */
record RemarkDiffer(Findings findings) {

    void diff(TablePair pair) {
        Table after = pair.after();
        if (!Objects.equals(pair.before().comment(), after.comment())) {
            findings.add(
                    Phase.REMARKS,
                    new SetTableRemarks(after.name(), pair.before().comment(), after.comment()));
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
