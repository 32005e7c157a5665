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
import java.util.stream.Stream;

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
                    .map(index -> place(table, index.name()))
                    .forEach(names.taken::add);
        }
        return schema.withEach(names::named);
    }

    private void take(Table table) {
        taken.add(table.name());
        Stream.of(table.uniques(), table.indexes(), table.foreignKeys())
                .flatMap(List::stream)
                .map(constraint -> place(table, constraint.name()))
                .forEach(taken::add);
    }

    /** Names are taken in the schema of their table alone. */
    private static String place(Table table, String name) {
        return Names.in(Names.schema(table.name()), name);
    }

    private Table named(Table table) {
        String name = table.name();
        PrimaryKey key = table.primaryKey();
        return table.withPrimaryKey(key == null ? null : key.named(free(table, Names.derived(name, List.of(), "pkey"))))
                .withUniques(table.uniques().stream()
                        .map(unique -> unique.named(chosen(unique.name(), table, unique.columns(), "key")))
                        .sorted(Comparator.comparing(Unique::name))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> index.named(chosen(index.name(), table, index.columnNames(), "idx")))
                        .sorted(Comparator.comparing(Index::name))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .map(foreign -> foreign.named(chosen(foreign.name(), table, foreign.columns(), "fkey")))
                        .sorted(Comparator.comparing(ForeignKey::name))
                        .toList());
    }

    private String chosen(String given, Table table, List<String> columns, String suffix) {
        String derived = Names.derived(table.name(), columns, suffix);
        if (given.equals(derived) || !Names.isMadeUp(given, table.name(), columns, suffix)) {
            return given;
        }
        taken.remove(place(table, given));
        return free(table, derived);
    }

    private String free(Table table, String derived) {
        String name = derived;
        for (int i = 1; !taken.add(place(table, name)); i++) {
            name = derived + i;
        }
        return name;
    }
}
