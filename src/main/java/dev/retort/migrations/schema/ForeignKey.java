package dev.retort.migrations.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A foreign key.
 *
 * @param columns of the table that has it, in order
 * @param target the table that it points to
 * @param targetColumns of that table, one for each of {@code columns}
 * @param deferrability null where nothing is said about it
 */
public record ForeignKey(
        String name,
        List<String> columns,
        String target,
        List<String> targetColumns,
        Action onDelete,
        Action onUpdate,
        Deferrability deferrability)
        implements Constraint {

    /** Referential action for rows whose target is deleted or renumbered. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** The action in SQL, in capitals. */
        public String sql() {
            return name().replace('_', ' ');
        }

        /** Parses SQL, in any case. */
        public static Action of(String sql) {
            return valueOf(sql.toUpperCase(Locale.ROOT).strip().replace(' ', '_'));
        }
    }

    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** A foreign key without a statement about deferrability. */
    public ForeignKey(
            String name,
            List<String> columns,
            String target,
            List<String> targetColumns,
            Action onDelete,
            Action onUpdate) {
        this(name, columns, target, targetColumns, onDelete, onUpdate, null);
    }

    public ForeignKey named(String newName) {
        return new ForeignKey(newName, columns, target, targetColumns, onDelete, onUpdate, deferrability);
    }

    public ForeignKey withColumns(List<String> newColumns) {
        return new ForeignKey(name, newColumns, target, targetColumns, onDelete, onUpdate, deferrability);
    }

    /** The same key to another table, or to the same one under other names. */
    public ForeignKey to(String newTarget, List<String> newColumns) {
        return new ForeignKey(name, columns, newTarget, newColumns, onDelete, onUpdate, deferrability);
    }

    public ForeignKey withActions(Action newOnDelete, Action newOnUpdate) {
        return new ForeignKey(name, columns, target, targetColumns, newOnDelete, newOnUpdate, deferrability);
    }

    public ForeignKey withDeferrability(Deferrability newDeferrability) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, newDeferrability);
    }

    @Override
    public List<String> mentions() {
        List<String> names = new ArrayList<>(columns);
        names.add(target);
        names.addAll(targetColumns);
        return names;
    }
}
