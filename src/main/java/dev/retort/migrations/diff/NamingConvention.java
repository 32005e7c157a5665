package dev.retort.migrations.diff;

import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Replaces generated names of keys and indexes by names that a person would have chosen. */
public final class NamingConvention {

    private final Set<String> taken = new HashSet<>();

    private NamingConvention() {}

    /**
     * The schema with conventional names, which are the same on every engine.
     *
     * @param before the earlier schema; names of indexes that a table of both schemas loses are not given again
     */
    public static Schema give(Schema schema, Schema before) {
        NamingConvention names = new NamingConvention();
        for (Table table : schema.tables().values()) {
            names.take(table);
        }
        for (Table table : before.tables().values()) {
            if (!schema.tables().containsKey(table.name())) {
                continue;
            }
            table.indexes().stream()
                    .filter(index -> schema.tables().get(table.name()).indexes().stream()
                            .noneMatch(other -> other.columns().equals(index.columns())
                                    && Objects.equals(other.definition(), index.definition())))
                    .map(Index::name)
                    .forEach(names.taken::add);
        }
        return schema.withEach(names::named);
    }

    private void take(Table table) {
        taken.add(table.name());
        table.uniques().stream().map(Unique::name).forEach(taken::add);
        table.indexes().stream().map(Index::name).forEach(taken::add);
        table.foreignKeys().stream().map(ForeignKey::name).forEach(taken::add);
    }

    private Table named(Table table) {
        String name = table.name();
        PrimaryKey key = table.primaryKey();
        return table.withPrimaryKey(key == null ? null : key.named(free(Names.derived(name, List.of(), "pkey"))))
                .withUniques(table.uniques().stream()
                        .map(unique -> unique.named(chosen(unique.name(), name, unique.columns(), "key")))
                        .sorted(Comparator.comparing(Unique::name))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> index.named(chosen(index.name(), name, index.columnNames(), "idx")))
                        .sorted(Comparator.comparing(Index::name))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .map(foreign -> foreign.named(chosen(foreign.name(), name, foreign.columns(), "fkey")))
                        .sorted(Comparator.comparing(ForeignKey::name))
                        .toList());
    }

    private String chosen(String given, String table, List<String> columns, String suffix) {
        String derived = Names.derived(table, columns, suffix);
        if (given.equals(derived) || !Names.isMadeUp(given, table, columns, suffix)) {
            return given;
        }
        taken.remove(given);
        return free(derived);
    }

    private String free(String derived) {
        String name = derived;
        for (int i = 1; !taken.add(name); i++) {
            name = derived + i;
        }
        return name;
    }
}
