package dev.retort.migrations.testing;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.ForeignKey.Action;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Small schemas with a little of everything. One state of the random numbers gives the same schema on either engine, as
 * Hibernate would spell it there.
 */
public final class RandomSchemas {

    /** Neighbours become one another. */
    private static final List<String> TYPES = List.of("bigint", "integer", "varchar(20)", "varchar(200)", "clob");

    private static final String ENUM = "enum";
    private static final List<List<String>> KINDS =
            List.of(List.of("A", "B"), List.of("A", "B", "C"), List.of("B", "A"), List.of("D", "A"));

    private RandomSchemas() {}

    /** The next one. Its rows may have any values, as long as each of a unique column is another one. */
    public static Schema next(Engine engine, Random random) {
        List<Table> tables = new ArrayList<>();
        List<String> kinds = KINDS.get(random.nextInt(KINDS.size()));
        for (String name : List.of("a", "b", "c", "d")) {
            if (random.nextInt(4) > 0) {
                tables.add(ofKind(table(engine, name, random, tables), engine, kinds, random));
            }
        }
        List<Sequence> sequences =
                random.nextBoolean() ? List.of(new Sequence("s", 1, 1 + random.nextInt(3))) : List.of();
        return Schema.of(engine, tables, sequences);
    }

    /** With a column of the enum that has a name on PostgreSQL, and one type for all of its columns. */
    private static Table ofKind(Table table, Engine engine, List<String> kinds, Random random) {
        ColumnType type = engine == Engine.H2 ? ColumnType.enumOf(kinds) : ColumnType.enumNamed("kind", kinds, false);
        Column column = Column.of("c5", "bigint")
                .ofType(type)
                .nullable(random.nextBoolean())
                .withDefault(random.nextInt(3) == 0 ? "'A'" : null);
        return random.nextInt(3) == 0 ? table : table.plus(column);
    }

    private static Table table(Engine engine, String name, Random random, List<Table> others) {
        List<Column> columns = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        columns.add(Column.of("id", "bigint").nullable(false));
        for (int i = 0; i < 5; i++) {
            if (random.nextInt(3) > 0) {
                columns.add(column(engine, name, i, random, checks));
            }
        }
        Table table = Table.of(name, columns.toArray(Column[]::new))
                .withPrimaryKey(new PrimaryKey(name + "_pkey", List.of("id")));
        List<String> manyValued = columns.stream()
                .map(Column::name)
                .filter(List.of("c0", "c1", "c2")::contains)
                .toList();
        if (random.nextBoolean() && !manyValued.isEmpty()) {
            String column = manyValued.get(0);
            table = table.withUniques(List.of(new Unique(name + "_" + column + "_key", List.of(column))));
        }
        if (random.nextBoolean() && manyValued.size() > 1) {
            table = table.withIndexes(List.of(Index.of(name + "_idx", manyValued.get(1), manyValued.get(0))));
        }
        if (random.nextBoolean()) {
            checks.add(new Check(name + "_limit", "id < " + (1000 + random.nextInt(3)), null));
        }
        table = table.withChecks(checks);
        if (!others.isEmpty() && random.nextBoolean()) {
            Table target = others.get(random.nextInt(others.size()));
            table = table.withForeignKeys(List.of(new ForeignKey(
                    name + "_ref",
                    List.of("id"),
                    target.name(),
                    List.of("id"),
                    random.nextBoolean() ? Action.CASCADE : Action.NO_ACTION,
                    Action.NO_ACTION)));
        }
        return table;
    }

    private static Column column(Engine engine, String table, int number, Random random, List<Check> checks) {
        String name = "c" + number;
        String type = number < 4
                ? TYPES.get(number + random.nextInt(2))
                : List.of("boolean", "decimal(10,2)", "date", ENUM).get(table.charAt(0) % 4);
        int values = 2 + random.nextInt(2);
        boolean nullable = random.nextBoolean();
        String comment = random.nextInt(4) == 0 ? "it's " + number : null;
        boolean hasDefault = random.nextInt(3) == 0;
        Column column = type.equals(ENUM) ? enumeration(engine, table, name, values, checks) : Column.of(name, type);
        boolean collated = engine == Engine.POSTGRESQL && number < 4 && !type.endsWith("er") && !type.endsWith("int");
        return column.nullable(nullable)
                .withComment(comment)
                .withCollation(collated && values == 3 ? "\"C\"" : null)
                .withDefault(hasDefault && number == 4 ? defaultOf(type) : null);
    }

    private static Column enumeration(Engine engine, String table, String name, int values, List<Check> checks) {
        List<String> all = List.of("A", "B", "C").subList(0, values);
        if (engine == Engine.H2) {
            return Column.of(name, "bigint").ofType(ColumnType.enumOf(all));
        }
        String list = all.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
        checks.add(new Check(Names.derived(table, List.of(name), "check"), name + " in (" + list + ")", null));
        return Column.of(name, "varchar(255)");
    }

    private static String defaultOf(String type) {
        return switch (type) {
            case "boolean" -> "true";
            case ENUM -> "'A'";
            case "date" -> "current_date";
            default -> "7";
        };
    }
}
