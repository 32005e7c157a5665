package dev.retort.migrations.diff;

import dev.retort.migrations.diff.TypeChange.AlterType;
import dev.retort.migrations.diff.TypeChange.CreateType;
import dev.retort.migrations.diff.TypeChange.DropType;
import dev.retort.migrations.diff.TypeChange.RenameType;
import dev.retort.migrations.diff.TypeChange.User;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares named enums. Each is created before its first column, and dropped after its last. */
record TypeDiffer(DiffCollector findings) {

    /** Finds renamed enums; returns the schema before with the new names. */
    Schema renamed(Schema before, Schema after) {
        Schema result = before;
        Map<String, List<String>> wanted = used(after);
        for (String old : used(before).keySet()) {
            Set<String> targets = targets(old, before, after);
            String target = targets.size() == 1 ? targets.iterator().next() : "";
            if (!wanted.containsKey(old)
                    && wanted.containsKey(target)
                    && !result.layout().enumTypes().containsKey(target)) {
                RenameType rename = new RenameType(old, target);
                findings.add(Phase.RENAME, rename);
                result = rename.applyTo(result);
            }
        }
        return result;
    }

    /** The named enums that the columns of a type have afterwards; an empty name for a column without one. */
    private static Set<String> targets(String type, Schema before, Schema after) {
        Set<String> targets = new TreeSet<>();
        for (User user : users(before, type)) {
            after.table(user.table())
                    .flatMap(table -> table.column(user.column().name()))
                    .map(Column::type)
                    .ifPresent(now -> targets.add(now.declared() == null ? "" : now.declared()));
        }
        return targets;
    }

    /** @param before with every type under its new name */
    void diff(Schema before, Schema after) {
        Map<String, List<String>> there = before.layout().enumTypes();
        Map<String, List<String>> wanted = used(after);
        wanted.forEach((name, values) -> {
            List<String> old = there.get(name);
            if (old == null) {
                findings.add(Phase.CREATE_TYPE, new CreateType(name, values));
            } else if (!old.equals(values)) {
                change(name, old, values, before, after);
            }
        });
        used(before).forEach((name, values) -> {
            if (!wanted.containsKey(name)) {
                findings.add(Phase.DROP_TYPE, new DropType(name, values));
            }
        });
    }

    /** Adds new values before rows may need them, and removes old ones once no row has them. */
    private void change(String name, List<String> old, List<String> values, Schema before, Schema after) {
        // Tables that go are gone by then, also on the way back.
        List<User> staying = users(before, name).stream()
                .filter(user -> after.tables().containsKey(user.table()))
                .toList();
        AlterType whole = new AlterType(name, old, values, staying);
        if (whole.onlyAdds()) {
            findings.add(Phase.CREATE_TYPE, whole);
            return;
        }
        Set<String> both = new LinkedHashSet<>(old);
        both.addAll(values);
        List<String> between = new ArrayList<>(both);
        if (!between.equals(old)) {
            findings.add(Phase.CREATE_TYPE, new AlterType(name, old, between, staying));
        }
        findings.add(Phase.REPLACE_TYPE, new AlterType(name, between, values, users(after, name)));
    }

    private static Map<String, List<String>> used(Schema schema) {
        Map<String, List<String>> used = new TreeMap<>();
        for (Table table : schema.tables().values()) {
            table.columns().stream()
                    .map(Column::type)
                    .filter(type -> type.declared() != null)
                    .forEach(type -> used.put(type.declared(), type.values()));
        }
        return used;
    }

    private static List<User> users(Schema schema, String type) {
        return schema.tables().values().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> type.equals(column.type().declared()))
                        .map(column -> new User(table.name(), column)))
                .toList();
    }
}
