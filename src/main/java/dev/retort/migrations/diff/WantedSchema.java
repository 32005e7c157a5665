package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schema that the entities require of a database that the changelog made. Facts that entities cannot express stay
 * as the changelog has them.
 */
public final class WantedSchema {

    private static final Set<String> TEXTS = Set.of("char", "varchar", "clob");

    private WantedSchema() {}

    /**
     * The schema that the entities require, with conventional names and the facts that only the changelog knows.
     *
     * @param entities as the engine reads them back
     * @param before the schema of the changelog
     * @param answers the decisions about renames
     * @throws InvalidDecisionException as {@link SchemaDiffer#diff}
     */
    public static Schema of(Schema entities, Schema before, Decisions answers) {
        Schema named = NamingConvention.give(entities, before);
        Schema renamed = SchemaDiffer.renamed(before, keeping(named, before, answers.ignored()), answers);
        return keeping(where(named, renamed), renamed, answers.ignored());
    }

    /**
     * The wanted schema with the facts of {@code before} that it says nothing about: collations, deferrability and
     * partition keys. Relations of {@code before} that are read like a table but are none of its own are left out.
     *
     * @param before with the names of {@code wanted}
     */
    public static Schema where(Schema wanted, Schema before) {
        Set<String> others = before.layout().otherRelations();
        Schema tables = Schema.of(
                wanted.engine(),
                wanted.tables().values().stream()
                        .filter(table -> !others.contains(table.name()))
                        .map(table -> table.withForeignKeys(table.foreignKeys().stream()
                                .filter(key -> !others.contains(key.target()))
                                .toList()))
                        .toList(),
                wanted.sequences().values());
        return tables.withEach(table -> before.table(table.name())
                .map(old -> partitioned(
                        deferred(collated(table, old), old),
                        old,
                        before.layout().partitionKey(table.name())))
                .orElse(table));
    }

    /**
     * A schema without the indexes and storage parameters that only the changelog can express.
     *
     * @param wanted decides which indexes and parameters count
     */
    public static Schema counting(Schema schema, Schema wanted) {
        List<Index> others = wanted.tables().values().stream()
                .flatMap(table -> table.indexes().stream())
                .toList();
        return schema.withEach(table -> table.withIndexes(table.indexes().stream()
                        .filter(index -> IndexDiffer.counts(index, others))
                        .toList())
                .withParameters(said(table, wanted)));
    }

    private static Map<String, String> said(Table table, Schema wanted) {
        Map<String, String> parameters = new TreeMap<>(table.parameters());
        parameters
                .keySet()
                .retainAll(wanted.table(table.name())
                        .map(Table::parameters)
                        .orElse(Map.of())
                        .keySet());
        return parameters;
    }

    /**
     * The wanted schema in which ignored tables and sequences are as in {@code before}, or left out if {@code before}
     * lacks them. The same holds for foreign keys between them and the rest, as far as the columns on both sides stay.
     *
     * @param before with the names of {@code wanted}
     */
    public static Schema keeping(Schema wanted, Schema before, IgnoredNames ignored) {
        Schema kept = Schema.of(
                        wanted.engine(),
                        either(wanted.tables(), before.tables(), ignored).values(),
                        either(wanted.sequences(), before.sequences(), ignored).values())
                .with(wanted.layout());
        return kept.withEach(table -> {
            Table old = before.table(table.name()).orElse(Table.of(table.name()));
            Stream<ForeignKey> own = table.foreignKeys().stream().filter(key -> !ignored.covers(key.target()));
            Stream<ForeignKey> others = old.foreignKeys().stream().filter(key -> ignored.covers(key.target()));
            return table.withForeignKeys(Stream.concat(own, others)
                    .filter(key -> isPossible(table, key, kept))
                    .toList());
        });
    }

    private static <T> Map<String, T> either(Map<String, T> wanted, Map<String, T> before, IgnoredNames ignored) {
        Map<String, T> all = new TreeMap<>();
        wanted.forEach((name, each) -> {
            if (!ignored.covers(name)) {
                all.put(name, each);
            }
        });
        before.forEach((name, each) -> {
            if (ignored.covers(name)) {
                all.put(name, each);
            }
        });
        return all;
    }

    private static boolean isPossible(Table table, ForeignKey key, Schema schema) {
        Set<String> columns = Set.copyOf(key.targetColumns());
        return key.columns().stream().allMatch(table::hasColumn)
                && schema.table(key.target())
                        .filter(target -> Stream.concat(
                                        Stream.ofNullable(target.primaryKey()).map(PrimaryKey::columns),
                                        target.uniques().stream().map(Unique::columns))
                                .anyMatch(unique -> Set.copyOf(unique).equals(columns)))
                        .isPresent();
    }

    private static Table collated(Table wanted, Table before) {
        return wanted.withColumns(wanted.columns().stream()
                .map(column -> before.column(column.name())
                        .filter(old -> column.collation() == null
                                && TEXTS.contains(column.type().name()))
                        .map(Column::collation)
                        .map(column::withCollation)
                        .orElse(column))
                .toList());
    }

    /** Keeps the deferrability of keys for which the entities give none. */
    private static Table deferred(Table wanted, Table before) {
        PrimaryKey key = wanted.primaryKey();
        PrimaryKey old = before.primaryKey();
        return wanted.withPrimaryKey(key == null || old == null ? key : key.withDeferrability(old.deferrability()))
                .withUniques(wanted.uniques().stream()
                        .map(unique -> unique.deferrability() != null
                                ? unique
                                : before.uniques().stream()
                                        .filter(each -> each.name().equals(unique.name())
                                                || each.columns().equals(unique.columns()))
                                        .findFirst()
                                        .map(each -> unique.withDeferrability(each.deferrability()))
                                        .orElse(unique))
                        .toList())
                .withForeignKeys(wanted.foreignKeys().stream()
                        .map(foreign -> foreign.deferrability() != null
                                ? foreign
                                : before.foreignKeys().stream()
                                        .filter(each -> each.name().equals(foreign.name())
                                                || each.columns().equals(foreign.columns()))
                                        .findFirst()
                                        .map(each -> foreign.withDeferrability(each.deferrability()))
                                        .orElse(foreign))
                        .toList());
    }

    /** Keeps the partition columns in keys: every key of a partitioned table has to contain them. */
    private static Table partitioned(Table wanted, Table before, List<String> partitionKey) {
        PrimaryKey key = wanted.primaryKey();
        PrimaryKey old = before.primaryKey();
        boolean keeps = key != null && old != null && isWithin(key.columns(), old.columns(), partitionKey);
        boolean impossible = key != null && old == null && !key.columns().containsAll(partitionKey);
        return wanted.withPrimaryKey(keeps ? key.withColumns(old.columns()) : impossible ? null : key)
                .withColumns(wanted.columns().stream()
                        .map(column -> keeps && old.columns().contains(column.name()) ? column.nullable(false) : column)
                        .toList())
                .withUniques(wanted.uniques().stream()
                        .map(unique -> before.uniques().stream()
                                .filter(each -> isWithin(unique.columns(), each.columns(), partitionKey))
                                .findFirst()
                                .orElse(unique))
                        .toList());
    }

    private static boolean isWithin(List<String> wanted, List<String> there, List<String> partitionKey) {
        return there.size() > wanted.size()
                && there.stream()
                        .filter(column -> wanted.contains(column) || !partitionKey.contains(column))
                        .toList()
                        .equals(wanted);
    }
}
