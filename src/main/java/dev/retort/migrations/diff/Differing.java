package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What an answer can be about: tables and sequences that go; columns that come, go or hold other values. */
final class Differing {

    private final Set<String> names = new TreeSet<>();

    private Differing() {}

    /** By the names that answers use; a table also when one of its columns goes or changes. */
    static Set<String> between(Schema before, Schema after) {
        Differing differing = new Differing();
        before.sequences().keySet().stream()
                .filter(name -> !after.sequences().containsKey(name))
                .forEach(name -> differing.names.add(Answers.name(name)));
        for (Table old : before.tables().values()) {
            Table now = after.table(old.name()).orElse(Table.of(old.name()));
            old.columns().stream()
                    .filter(column -> differs(old, column, now))
                    .forEach(column -> differing.add(old, column));
            now.columns().stream()
                    .filter(column -> !old.hasColumn(column.name()))
                    .forEach(column -> differing.names.add(Answers.key(now.name(), column.name())));
        }
        return differing.names;
    }

    private void add(Table table, Column column) {
        names.add(Answers.name(table.name()));
        names.add(Answers.key(table.name(), column.name()));
    }

    private static boolean differs(Table before, Column old, Table after) {
        Column now = after.column(old.name()).orElse(null);
        return now == null
                || !now.type().equals(old.type())
                || now.nullable() != old.nullable()
                || !Objects.equals(now.generated(), old.generated())
                || !Objects.equals(ValueSet.of(before, old), ValueSet.of(after, now));
    }
}
