package dev.retort.migrations.diff;

import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Names that an answer can be about: dropped tables and sequences; new, dropped and changed columns. */
final class Differing {

    private final Set<String> names = new TreeSet<>();

    private Differing() {}

    /**
     * The names as decisions spell them. A table is included also when one of its columns is dropped or changed.
     *
     * @param renames the renames that are applied in {@code before}; columns are included under the old name of their
     *     table too
     */
    static Set<String> between(Schema before, Schema after, List<SchemaChange> renames) {
        Differing differing = new Differing();
        before.sequences().keySet().stream()
                .filter(name -> !after.sequences().containsKey(name))
                .forEach(name -> differing.names.add(Decisions.name(name)));
        for (Table old : before.tables().values()) {
            Table now = after.table(old.name()).orElse(Table.of(old.name()));
            old.columns().stream()
                    .filter(column -> differs(old, column, now))
                    .forEach(column -> differing.add(old, column));
            now.columns().stream()
                    .filter(column -> !old.hasColumn(column.name()))
                    .forEach(column -> differing.names.add(Decisions.key(now.name(), column.name())));
        }
        renames.forEach(differing::addOldNames);
        return differing.names;
    }

    private void addOldNames(SchemaChange change) {
        if (change instanceof RenameTable rename) {
            String to = Decisions.name(rename.to()) + ".";
            List.copyOf(names).stream()
                    .filter(name -> name.startsWith(to))
                    .forEach(name -> names.add(Decisions.name(rename.from()) + "." + name.substring(to.length())));
        }
    }

    private void add(Table table, Column column) {
        names.add(Decisions.name(table.name()));
        names.add(Decisions.key(table.name(), column.name()));
    }

    private static boolean differs(Table before, Column old, Table after) {
        Column now = after.column(old.name()).orElse(null);
        return now == null
                || !now.type().equals(old.type())
                || now.nullable() != old.nullable()
                || !Objects.equals(now.generated(), old.generated())
                || !Objects.equals(ValueSet.of(before, old), ValueSet.of(after, now))
                || after.checks().stream()
                        .filter(check -> ColumnReferences.has(check.expression(), old.name()))
                        .anyMatch(check -> before.checks().stream()
                                .noneMatch(each -> each.expression().equals(check.expression())));
    }
}
