package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.SqlDialect;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.Domain;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.ForeignKey.Action;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Index.IndexColumn;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PhysicalLayout;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Unique;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads PostgreSQL's system catalog, version 13 or later. */
final class PostgresqlReader implements SchemaReader {

    /** The names of the schemas that are read, as an array of PostgreSQL's. */
    private static final String SCHEMAS = "$schemas$";

    private static final String NAMESPACES = "(select oid from pg_namespace where nspname = any (" + SCHEMAS + "))";

    /** The schema of a relation, unless it is the current one. */
    private static final String OTHER_SCHEMA =
            "(select nspname from pg_namespace where oid = %s and nspname is distinct from current_schema())";

    private static final String HERE =
            "c.relnamespace in " + NAMESPACES + " and c.relname not in ('databasechangelog', 'databasechangeloglock')";

    /** Whether it is a table of its own: not a part of another one, not elsewhere, not an extension's. */
    private static final String OWN = "(c.relkind in ('r', 'p')"
            + " and not exists (select from pg_inherits h where h.inhrelid = c.oid)"
            + " and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass"
            + " and d.objid = c.oid and d.deptype = 'e'))";

    /** Tables of ours: not Liquibase's. */
    private static final String TABLES =
            "with t as (select c.oid, c.relname, c.relnamespace from pg_class c where " + HERE + " and " + OWN + ") ";

    /** Whether an index is a B-tree over whole columns, with nothing more to it. */
    private static final String PLAIN =
            "m.amname = 'btree' and i.indexprs is null and i.indpred is null and i.indnkeyatts = i.indnatts"
                    + " and not exists (select from unnest(i.indclass::oid[]) o join pg_opclass p on p.oid = o"
                    + " where not p.opcdefault)"
                    + " and not exists (select from unnest(i.indkey::int2[], i.indcollation::oid[]) k(attnum, coll)"
                    + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum"
                    + " where k.coll <> a.attcollation)";

    /** All of the definition of an index that stands before what it is over. */
    private static final Pattern DEFINED =
            Pattern.compile("(?s)^CREATE (?:UNIQUE )?INDEX NAME ON (?:ONLY )?(?:NAME\\.)?NAME "
                    .replace("NAME", "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+)"));

    private static String columnNames(String table, String numbers) {
        return "(select array_agg(a.attname::text order by k.n) from unnest(" + numbers
                + ") with ordinality k(attnum, n) join pg_attribute a on a.attrelid = " + table
                + " and a.attnum = k.attnum)";
    }

    private final Expressions expressions = new Expressions(Engine.POSTGRESQL);

    /** The schemas to read, current one included, as an SQL expression. */
    private String schemas;

    @Override
    public Schema read(Connection connection, Predicate<String> others) throws SQLException {
        Set<String> existing = new TreeSet<>();
        List<String> selected = new ArrayList<>(List.of("current_schema()"));
        Rows.each(
                connection,
                "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'"
                        + " and nspname is distinct from current_schema() order by nspname",
                row -> {
                    existing.add(name(row.getString(1)));
                    if (others.test(name(row.getString(1)))) {
                        selected.add(SqlDialect.literal(row.getString(1)));
                    }
                });
        schemas = "array[" + String.join(", ", selected) + "]::name[]";
        Map<Long, TableDraft> tables = new LinkedHashMap<>();
        each(
                connection,
                TABLES + "select t.oid, t.relname, obj_description(t.oid, 'pg_class'), c.reloptions, "
                        + OTHER_SCHEMA.formatted("t.relnamespace")
                        + " from t join pg_class c on c.oid = t.oid order by t.relname",
                row -> {
                    TableDraft table = new TableDraft(name(row.getString(5), row.getString(2)), row.getString(3));
                    texts(row.getArray(4)).stream()
                            .map(parameter -> parameter.split("=", 2))
                            .forEach(pair -> table.parameters.put(pair[0], pair[1]));
                    tables.put(row.getLong(1), table);
                });
        readColumns(connection, tables);
        readConstraints(connection, tables);
        readIndexes(connection, tables);
        List<Sequence> sequences = new ArrayList<>();
        each(
                connection,
                "select c.relname, s.seqstart, s.seqincrement, " + OTHER_SCHEMA.formatted("c.relnamespace")
                        + " from pg_sequence s join pg_class c on c.oid = s.seqrelid"
                        + " where c.relnamespace in " + NAMESPACES
                        + " and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass"
                        + " and d.objid = c.oid and d.deptype in ('i', 'a', 'e'))",
                row -> sequences.add(
                        new Sequence(name(row.getString(4), row.getString(1)), row.getLong(2), row.getLong(3))));
        return Schema.of(
                        Engine.POSTGRESQL,
                        tables.values().stream().map(TableDraft::table).toList(),
                        sequences)
                .with(layout(connection, tables).withSchemas(existing));
    }

    private void each(Connection connection, String query, Rows.Taker taker) throws SQLException {
        Rows.each(connection, query.replace(SCHEMAS, schemas), taker);
    }

    private PhysicalLayout layout(Connection connection, Map<Long, TableDraft> tables) throws SQLException {
        Set<String> others = new TreeSet<>();
        each(
                connection,
                "select c.relname, " + OTHER_SCHEMA.formatted("c.relnamespace") + " from pg_class c where " + HERE
                        + " and c.relkind in ('r', 'p', 'f', 'v', 'm')"
                        + " and not " + OWN,
                row -> others.add(name(row.getString(2), row.getString(1))));
        Map<String, List<String>> partitionKeys = new TreeMap<>();
        each(
                connection,
                TABLES + "select t.oid, array(select coalesce((select a.attname::text from pg_attribute a"
                        + " where a.attrelid = t.oid and a.attnum = k.attnum and a.attnum > 0), '')"
                        + " from unnest(p.partattrs::int2[]) k(attnum))"
                        + " from t join pg_partitioned_table p on p.partrelid = t.oid",
                row -> partitionKeys.put(
                        tables.get(row.getLong(1)).name,
                        texts(row.getArray(2)).stream()
                                .map(column -> column.isEmpty() ? column : name(column))
                                .toList()));
        Map<String, List<String>> enums = new TreeMap<>();
        Rows.each(
                connection,
                "select t.typname, array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid"
                        + " order by e.enumsortorder) from pg_type t where t.typtype = 'e' and t.typnamespace ="
                        + " (select oid from pg_namespace where nspname = current_schema())",
                row -> enums.put(name(row.getString(1)), texts(row.getArray(2))));
        return new PhysicalLayout(others, partitionKeys, enums, domains(connection), Set.of());
    }

    private Map<String, Domain> domains(Connection connection) throws SQLException {
        Map<String, Domain> domains = new TreeMap<>();
        each(
                connection,
                "select format_type(t.oid, null), format_type(t.typbasetype, t.typtypmod), b.typtype = 'd',"
                        + " array(select pg_get_constraintdef(k.oid) from pg_constraint k"
                        + " where k.contypid = t.oid and k.contype = 'c' order by k.conname) from pg_type t join pg_type b on b.oid = t.typbasetype"
                        + " where t.typtype = 'd' and t.typnamespace in "
                        + NAMESPACES,
                row -> domains.put(
                        ColumnType.domain(row.getString(1)).name(),
                        new Domain(
                                row.getBoolean(3)
                                        ? ColumnType.domain(row.getString(2))
                                        : PostgresqlType.of(row.getString(2)),
                                texts(row.getArray(4)))));
        return domains;
    }

    private void readColumns(Connection connection, Map<Long, TableDraft> tables) throws SQLException {
        each(
                connection,
                TABLES
                        + "select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                        + " pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,"
                        + " col_description(a.attrelid, a.attnum),"
                        + " (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e"
                        + " where e.enumtypid = l.oid),"
                        + " exists (select from pg_depend o where o.refclassid = 'pg_class'::regclass"
                        + " and o.classid = 'pg_class'::regclass and o.refobjid = a.attrelid"
                        + " and o.refobjsubid = a.attnum and o.deptype = 'a'),"
                        + " case when a.attcollation not in (0, y.typcollation) then a.attcollation::regcollation::text end,"
                        + " case when l.typnamespace = (select oid from pg_namespace where nspname = current_schema())"
                        + " then l.typname end, y.typcategory = 'A', y.typtype = 'd'"
                        + " from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped"
                        + " join pg_type y on y.oid = a.atttypid"
                        + " left join pg_type l on l.oid = case when y.typcategory = 'A' then y.typelem else y.oid end"
                        + " and l.typtype = 'e'"
                        + " left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum"
                        + " order by t.relname, a.attnum",
                row -> tables.get(row.getLong(1)).columns.add(column(row)));
    }

    private Column column(ResultSet row) throws SQLException {
        String expression = row.getString(5);
        boolean generated = !row.getString(7).isBlank();
        boolean serial = row.getBoolean(10) && expression != null && expression.startsWith("nextval(");
        ColumnType type = enumType(row);
        String given = type != null && type.declared() != null && expression != null
                ? expression.replaceFirst("::[^':]+$", "")
                : expression;
        return new Column(
                name(row.getString(2)),
                type == null ? typeOf(row) : type,
                !row.getBoolean(4),
                generated || serial ? null : expressions.normalDefault(given),
                serial || !row.getString(6).isBlank(),
                generated ? expressions.normal(expression) : null,
                row.getString(8),
                row.getString(11));
    }

    private static ColumnType typeOf(ResultSet row) throws SQLException {
        return row.getBoolean(14) ? ColumnType.domain(row.getString(3)) : PostgresqlType.of(row.getString(3));
    }

    /** Null for any other type. */
    private static ColumnType enumType(ResultSet row) throws SQLException {
        Array labels = row.getArray(9);
        return labels == null ? null : ColumnType.enumNamed(name(row.getString(12)), texts(labels), row.getBoolean(13));
    }

    private void readConstraints(Connection connection, Map<Long, TableDraft> tables) throws SQLException {
        each(
                connection,
                TABLES
                        + "select c.conrelid, c.conname, c.contype, " + columnNames("c.conrelid", "c.conkey")
                        + ", c.confrelid, " + columnNames("c.confrelid", "c.confkey")
                        + ", c.confdeltype, c.confupdtype, pg_get_expr(c.conbin, c.conrelid),"
                        + " c.condeferrable, c.condeferred"
                        + " from t join pg_constraint c on c.conrelid = t.oid"
                        + " where c.contype in ('p', 'u', 'f', 'c') and c.conparentid = 0 order by c.conname",
                row -> {
                    TableDraft table = tables.get(row.getLong(1));
                    String name = name(row.getString(2));
                    Deferrability deferrability = Deferrability.of(row.getBoolean(10), row.getBoolean(11));
                    switch (row.getString(3)) {
                        case "p" -> table.primaryKey = new PrimaryKey(name, names(row.getArray(4)), deferrability);
                        case "u" -> table.uniques.add(new Unique(name, names(row.getArray(4)), deferrability));
                        case "c" -> table.checks.add(new Check(name, expressions.normal(row.getString(9)), null));
                        default -> {
                            TableDraft target = tables.get(row.getLong(5));
                            if (target != null) {
                                table.foreignKeys.add(new ForeignKey(
                                        name,
                                        names(row.getArray(4)),
                                        target.name,
                                        names(row.getArray(6)),
                                        action(row.getString(7)),
                                        action(row.getString(8)),
                                        deferrability));
                            }
                        }
                    }
                });
    }

    private void readIndexes(Connection connection, Map<Long, TableDraft> tables) throws SQLException {
        each(
                connection,
                TABLES
                        + "select i.indrelid, c.relname, i.indisunique, "
                        + columnNames("i.indrelid", "i.indkey::int2[]")
                        + ", i.indoption::int2[]::int4[], case when " + PLAIN + " then null"
                        + " else pg_get_indexdef(i.indexrelid) end,"
                        + " array(select distinct a.attname::text from pg_depend d join pg_attribute a"
                        + " on a.attrelid = i.indrelid and a.attnum = d.refobjsubid"
                        + " where d.classid = 'pg_class'::regclass and d.objid = i.indexrelid"
                        + " and d.refclassid = 'pg_class'::regclass and d.refobjid = i.indrelid order by 1)"
                        + " from t join pg_index i on i.indrelid = t.oid"
                        + " join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam"
                        + " where not i.indisprimary and not exists (select from pg_constraint k"
                        + " where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) order by c.relname",
                row -> {
                    TableDraft table = tables.get(row.getLong(1));
                    String name = name(row.getString(2));
                    table.indexes.add(
                            row.getString(6) == null
                                    ? new Index(name, columns(row), row.getBoolean(3))
                                    : new Index(
                                            name,
                                            names(row.getArray(7)).stream()
                                                    .map(column -> new IndexColumn(column, false))
                                                    .toList(),
                                            row.getBoolean(3),
                                            DEFINED.matcher(row.getString(6)).replaceFirst("")));
                });
    }

    private static List<IndexColumn> columns(ResultSet row) throws SQLException {
        List<String> columns = names(row.getArray(4));
        Integer[] options = (Integer[]) row.getArray(5).getArray();
        List<IndexColumn> indexed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            indexed.add(new IndexColumn(columns.get(i), (options[i] & 1) != 0));
        }
        return indexed;
    }

    private static Action action(String letter) {
        return switch (letter) {
            case "r" -> Action.RESTRICT;
            case "c" -> Action.CASCADE;
            case "n" -> Action.SET_NULL;
            case "d" -> Action.SET_DEFAULT;
            default -> Action.NO_ACTION;
        };
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static List<String> names(Array array) throws SQLException {
        return texts(array).stream().map(PostgresqlReader::name).toList();
    }

    private static String name(String schema, String stored) {
        return Names.in(name(schema), name(stored));
    }

    private static String name(String stored) {
        return Engine.POSTGRESQL.normal(stored);
    }
}
