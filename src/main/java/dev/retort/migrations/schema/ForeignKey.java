package dev.retort.migrations.schema;

import java.util.List;
import java.util.Locale;

/**
 * A foreign key.
 *
 * @param columns of the table that has it, in order
 * @param target the table that it points to
 * @param targetColumns of that table, one for each of {@code columns}
 */
public record ForeignKey(
        String name,
        List<String> columns,
        String target,
        List<String> targetColumns,
        Action onDelete,
        Action onUpdate) {

    /** What happens to rows whose target is deleted or renumbered. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** As SQL says it, in capitals. */
        public String sql() {
            return name().replace('_', ' ');
        }

        /** From what SQL says, in any case. */
        public static Action of(String sql) {
            return valueOf(sql.toUpperCase(Locale.ROOT).strip().replace(' ', '_'));
        }
    }

    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
