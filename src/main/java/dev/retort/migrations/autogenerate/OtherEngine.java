package dev.retort.migrations.autogenerate;

import dev.retort.migrations.changelog.postgresql.PostgresqlNames;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Translates a schema of one engine to the other engine, where no server is available. Whatever the entities do not
 * change is assumed to be there as the entities declare it; the rest is translated.
 *
 * @param here the schema of the entities on the engine at hand
 * @param there the schema of the entities on the other engine, as Hibernate declares it
 * @param postgresql PostgreSQL's names before the change, in tables and columns named as {@code here}
 */
record OtherEngine(Schema here, Schema there, PostgresqlNames postgresql) {

    /** Builds it from the schema of the engine at hand and Hibernate's declaration for the other one. */
    static OtherEngine of(Schema here, Schema declared, PostgresqlNames postgresql) {
        return new OtherEngine(
                here,
                declared.withEach(table -> table.withForeignKeys(table.foreignKeys().stream()
                        .map(key -> withActions(here, table, key))
                        .toList())),
                postgresql);
    }

    /**
     * Takes the actions of a foreign key from the engine at hand, since only an engine can tell those of a key defined
     * in SQL.
     */
    private static ForeignKey withActions(Schema here, Table table, ForeignKey key) {
        return here.tables().values().stream()
                .filter(other -> Names.key(other.name()).equals(Names.key(table.name())))
                .flatMap(other -> other.foreignKeys().stream())
                .filter(other -> Names.key(other.name()).equals(Names.key(key.name())))
                .findFirst()
                .map(other -> key.withActions(other.onDelete(), other.onUpdate()))
                .orElse(key);
    }

    /** The other engine's version of a schema that already has the names of {@link #here}. */
    Schema translated(Schema before) {
        List<Table> tables =
                before.tables().values().stream().map(this::translated).toList();
        return Schema.of(there.engine(), tables, before.sequences().values())
                .with(before.layout().withEnumTypes(enumTypes(tables)));
    }

    private Table translated(Table before) {
        Optional<Table> wanted = here.table(before.name());
        Optional<Table> model = there.tables().values().stream()
                .filter(table -> Names.key(table.name()).equals(Names.key(before.name())))
                .findFirst();
        String name = model.map(Table::name).orElse(before.name());
        List<Check> checks = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Column column : before.columns()) {
            Column now = wanted.flatMap(table -> table.column(column.name())).orElse(null);
            Column then = model.flatMap(table -> same(table, column)).orElse(null);
            boolean typed = now != null && then != null && now.type().equals(column.type());
            Column other = column.ofType(type(before, column, typed ? then : null))
                    .withCollation(collation(before, column, typed ? then : null));
            if (then != null) {
                other = other.named(then.name());
                other = Objects.equals(now == null ? null : now.generated(), column.generated())
                        ? other.withGenerated(then.generated())
                        : other;
                other = Objects.equals(now == null ? null : now.defaultValue(), column.defaultValue())
                        ? other.withDefault(then.defaultValue())
                        : other;
            }
            columns.add(other);
            addValueCheck(before, column, typed, model.orElse(null), other, checks);
        }
        addChecks(before, wanted.orElse(null), model.orElse(null), checks);
        PrimaryKey key = before.primaryKey();
        return before.named(name)
                .withColumns(columns)
                .withPrimaryKey(key == null ? null : primaryKey(before, key, columns))
                .withUniques(before.uniques().stream()
                        .map(unique -> unique(before, unique, columns))
                        .toList())
                .withIndexes(before.indexes().stream()
                        .filter(Index::isPlain)
                        .map(index -> index(index, columns))
                        .toList())
                .withForeignKeys(before.foreignKeys().stream()
                        .map(foreign -> foreignKey(before, foreign, columns))
                        .toList())
                .withChecks(checks)
                .withParameters(Map.of());
    }

    private PrimaryKey primaryKey(Table before, PrimaryKey key, List<Column> columns) {
        String name =
                dialect().derivesConstraintNames() ? postgresql.primaryKey(before.name(), key.name()) : key.name();
        return key.named(name).withColumns(names(key.columns(), columns)).withDeferrability(deferrability(key.name()));
    }

    /**
     * The collation on the other engine: H2 has none. On PostgreSQL it is the one in the changelog, else that of the
     * unchanged column.
     */
    private String collation(Table table, Column column, Column unchanged) {
        if (!dialect().hasCollations()) {
            return null;
        }
        String given = postgresql.collation(table.name(), column.name());
        return given == null && unchanged != null ? unchanged.collation() : given;
    }

    private static Optional<Column> same(Table table, Column column) {
        return table.columns().stream()
                .filter(each -> Names.key(each.name()).equals(Names.key(column.name())))
                .findFirst();
    }

    /** Adds PostgreSQL's check for an enum of H2. */
    private void addValueCheck(
            Table before, Column column, boolean unchanged, Table model, Column other, List<Check> checks) {
        if (dialect().hasEnumTypesPerColumn()
                || !column.type().name().equals("enum")
                || column.type().array()
                || other.type().declared() != null) {
            return;
        }
        String name = postgresql.valueCheck(before.name(), column.name());
        if (unchanged && model != null) {
            String wanted = Names.derived(before.name(), List.of(column.name()), "check");
            model.checks().stream()
                    .filter(check -> check.name().equals(wanted))
                    .forEach(check -> checks.add(check.named(name)));
            return;
        }
        String expression = other.name() + " in ("
                + column.type().values().stream()
                        .sorted()
                        .map(value -> "'" + value.replace("'", "''") + "'")
                        .collect(Collectors.joining(", "))
                + ")";
        checks.add(new Check(name, expression, null));
    }

    /** Adds the checks of a table, in the version of the model where the entities do not change them. */
    private static void addChecks(Table before, Table wanted, Table model, List<Check> checks) {
        for (Check check : before.checks()) {
            Optional<Check> kept = wanted == null || model == null
                    ? Optional.empty()
                    : wanted.checks().stream()
                            .filter(each -> each.expression().equals(check.expression()))
                            .flatMap(each -> model.checks().stream()
                                    .filter(other -> Names.key(other.name()).equals(Names.key(each.name()))))
                            .findFirst();
            checks.add(kept.map(other -> other.named(check.name())).orElse(check));
        }
    }

    /** The named enum of the changelog; else the type of the unchanged column; else the translated type. */
    private ColumnType type(Table table, Column column, Column unchanged) {
        ColumnType named =
                !dialect().hasEnumTypesPerColumn() && column.type().name().equals("enum")
                        ? postgresql.enumType(table.name(), column.name())
                        : null;
        if (named != null) {
            return named;
        }
        return unchanged != null ? unchanged.type() : dialect().typeFor(column.type());
    }

    /** Named enums of the changelog, and those that unchanged columns need. */
    private Map<String, List<String>> enumTypes(List<Table> tables) {
        Map<String, List<String>> all = new TreeMap<>();
        for (Table table : tables) {
            table.columns().stream()
                    .map(Column::type)
                    .filter(type -> type.declared() != null)
                    .forEach(type -> all.put(type.declared(), type.values()));
        }
        all.putAll(postgresql.enumTypes());
        return all;
    }

    private Dialect dialect() {
        return Dialect.of(there.engine());
    }

    private Index index(Index index, List<Column> columns) {
        return index.renamingColumns(column -> name(column, columns));
    }

    private Unique unique(Table before, Unique unique, List<Column> columns) {
        String name = named(unique.name(), before.name(), unique.columns(), "key");
        return unique.named(name).withColumns(names(unique.columns(), columns)).withDeferrability(deferrability(name));
    }

    private ForeignKey foreignKey(Table before, ForeignKey key, List<Column> columns) {
        String target = there.tables().keySet().stream()
                .filter(name -> Names.key(name).equals(Names.key(key.target())))
                .findFirst()
                .orElse(key.target());
        List<Column> targetColumns = there.table(target).map(Table::columns).orElse(List.of());
        String keyName = named(key.name(), before.name(), key.columns(), "fkey");
        return key.named(keyName)
                .withColumns(names(key.columns(), columns))
                .to(target, names(key.targetColumns(), targetColumns))
                .withDeferrability(deferrability(keyName));
    }

    /** The deferrability on the other engine. H2 has none; PostgreSQL's is in the changelog. */
    private Deferrability deferrability(String key) {
        return dialect().hasDeferrableKeys() ? postgresql.deferrability(key) : null;
    }

    private static String named(String name, String table, List<String> columns, String suffix) {
        return Names.isMadeUp(name, table, columns, suffix) ? Names.derived(table, columns, suffix) : name;
    }

    private static List<String> names(List<String> names, List<Column> columns) {
        return names.stream().map(name -> name(name, columns)).toList();
    }

    private static String name(String name, List<Column> columns) {
        return columns.stream()
                .map(Column::name)
                .filter(each -> Names.key(each).equals(Names.key(name)))
                .findFirst()
                .orElse(name);
    }
}
