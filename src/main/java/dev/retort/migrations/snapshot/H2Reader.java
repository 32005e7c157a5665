package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.dialect.SqlDialect;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Domain;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Index.IndexColumn;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PhysicalLayout;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Unique;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads H2's INFORMATION_SCHEMA. */
final class H2Reader implements SchemaReader {

    /** The names of the schemas that are read, as a list of H2's. */
    private static final String SCHEMAS = "$schemas$";

    private static final String HERE =
            " where table_schema in (" + SCHEMAS + ") and upper(table_name) not like 'DATABASECHANGELOG%' ";

    private Folding folding = Engine.H2.folding();
    private Expressions expressions = new Expressions(Engine.H2, folding);

    private String current;
    private String schemas;

    @Override
    public Schema read(Connection connection, Predicate<String> others) throws SQLException {
        folding = Dialect.of(Engine.H2).folding(connection);
        expressions = new Expressions(Engine.H2, folding);
        Set<String> existing = new TreeSet<>();
        List<String> selected = new ArrayList<>(List.of("schema()"));
        Rows.each(
                connection,
                "select schema_name, schema_name = schema() from information_schema.schemata"
                        + " where lower(schema_name) not in ('information_schema', 'pg_catalog') order by schema_name",
                row -> {
                    if (row.getBoolean(2)) {
                        current = row.getString(1);
                    } else {
                        existing.add(name(row, 1));
                        if (others.test(name(row, 1))) {
                            selected.add(SqlDialect.literal(row.getString(1)));
                        }
                    }
                });
        schemas = String.join(", ", selected);
        Map<H2Name, TableDraft> tables = new LinkedHashMap<>();
        Set<String> relations = new TreeSet<>();
        each(
                connection,
                "select table_schema, table_name, remarks, table_type = 'BASE TABLE' and storage_type <> 'TABLE LINK'"
                        + " from information_schema.tables" + HERE
                        + "and table_type in ('BASE TABLE', 'VIEW') order by table_name",
                row -> {
                    if (row.getBoolean(4)) {
                        tables.put(H2Name.read(row, 1), new TableDraft(qualified(row, 1), row.getString(3)));
                    } else {
                        relations.add(qualified(row, 1));
                    }
                });
        readColumns(connection, tables);
        readConstraints(connection, tables);
        readIndexes(connection, tables);
        List<Sequence> sequences = new ArrayList<>();
        each(
                connection,
                "select sequence_schema, sequence_name, start_value, increment from information_schema.sequences"
                        + " where sequence_schema in (" + SCHEMAS + ")",
                row -> sequences.add(new Sequence(qualified(row, 1), row.getLong(3), row.getLong(4))));
        return Schema.of(
                        Engine.H2,
                        tables.values().stream().map(TableDraft::table).toList(),
                        sequences)
                .with(new PhysicalLayout(relations, Map.of(), Map.of(), domains(connection), existing));
    }

    private void each(Connection connection, String query, Rows.Taker taker) throws SQLException {
        Rows.each(connection, query.replace(SCHEMAS, schemas), taker);
    }

    private String qualified(ResultSet row, int position) throws SQLException {
        String schema = row.getString(position);
        return Names.in(schema.equals(current) ? null : name(schema), name(row, position + 1));
    }

    private void readColumns(Connection connection, Map<H2Name, TableDraft> tables) throws SQLException {
        Map<String, List<String>> enums = new HashMap<>();
        each(
                connection,
                "select object_schema, object_name, enum_identifier, value_name from information_schema.enum_values"
                        + " where object_schema in (" + SCHEMAS
                        + ") order by object_name, enum_identifier, cast(value_ordinal as int)",
                row -> enums.computeIfAbsent(H2Name.read(row, 1) + "." + row.getString(3), key -> new ArrayList<>())
                        .add(row.getString(4)));
        Map<String, ColumnType> elements = new HashMap<>();
        each(
                connection,
                "select * from information_schema.element_types where object_schema in (" + SCHEMAS + ")",
                row -> {
                    H2Name object = new H2Name(row.getString("object_schema"), row.getString("object_name"));
                    elements.put(
                            object + "." + row.getString("collection_type_identifier"),
                            H2Type.read(row).type(enums.get(object + "." + row.getString("dtd_identifier")), null));
                });
        each(
                connection,
                "select * from information_schema.columns" + HERE + "order by table_name, ordinal_position",
                row -> {
                    H2Name there = new H2Name(row.getString("table_schema"), row.getString("table_name"));
                    TableDraft table = tables.get(there);
                    if (table != null) {
                        String key = there + "." + row.getString("dtd_identifier");
                        boolean generated = "ALWAYS".equals(row.getString("is_generated"));
                        table.columns.add(new Column(
                                name(row.getString("column_name")),
                                type(row, enums.get(key), elements.get(key)),
                                "YES".equals(row.getString("is_nullable")),
                                generated ? null : expressions.normalDefault(row.getString("column_default")),
                                "YES".equals(row.getString("is_identity")),
                                generated ? expressions.normal(row.getString("generation_expression")) : null,
                                row.getString("remarks"),
                                null));
                    }
                });
    }

    /** A domain is a type of its own, whatever it is made of. */
    private ColumnType type(ResultSet row, List<String> values, ColumnType element) throws SQLException {
        String domain = row.getString("domain_name");
        return domain == null ? H2Type.read(row).type(values, element) : ColumnType.domain(name(domain));
    }

    private Map<String, Domain> domains(Connection connection) throws SQLException {
        Map<String, List<String>> checks = new HashMap<>();
        Rows.each(
                connection,
                "select d.domain_name, c.check_clause from information_schema.domain_constraints d"
                        + " join information_schema.check_constraints c on c.constraint_schema = d.constraint_schema"
                        + " and c.constraint_name = d.constraint_name where d.domain_schema = schema()"
                        + " order by d.constraint_name",
                row -> checks.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(row.getString(2)));
        Map<String, Domain> domains = new HashMap<>();
        Rows.each(
                connection,
                "select d.*, parent_domain_name as base from information_schema.domains d"
                        + " where domain_schema = schema() and data_type not in ('ARRAY', 'ENUM', 'ROW')",
                row -> {
                    String base = row.getString("base");
                    domains.put(
                            ColumnType.domain(name(row.getString("domain_name")))
                                    .name(),
                            new Domain(
                                    base == null ? H2Type.read(row).type(null, null) : ColumnType.domain(name(base)),
                                    checks.getOrDefault(row.getString("domain_name"), List.of())));
                });
        return domains;
    }

    private record Key(H2Name table, String type, String name, List<String> columns) {}

    private void readConstraints(Connection connection, Map<H2Name, TableDraft> tables) throws SQLException {
        Map<H2Name, Key> keys = new LinkedHashMap<>();
        each(
                connection,
                "select table_schema, table_name, constraint_schema, constraint_name, constraint_type"
                        + " from information_schema.table_constraints" + HERE,
                row -> keys.put(
                        H2Name.read(row, 3),
                        new Key(H2Name.read(row, 1), row.getString(5), name(row, 4), new ArrayList<>())));
        each(
                connection,
                "select constraint_schema, constraint_name, column_name from information_schema.key_column_usage" + HERE
                        + "order by constraint_name, ordinal_position",
                row -> keys.get(H2Name.read(row, 1)).columns().add(name(row, 3)));
        // Temporary tables, such as those that Hibernate works with, have keys too.
        keys.values().removeIf(key -> !tables.containsKey(key.table()));
        H2KeyColumns live = H2KeyColumns.read(connection, schemas, this::name);
        for (Map.Entry<H2Name, Key> entry : keys.entrySet()) {
            Key key = entry.getValue();
            entry.setValue(
                    new Key(key.table(), key.type(), key.name(), live.of(entry.getKey(), key.table(), key.columns())));
        }
        for (Key key : keys.values()) {
            TableDraft table = tables.get(key.table());
            if (key.type().equals("PRIMARY KEY")) {
                table.primaryKey = new PrimaryKey(key.name(), key.columns());
            } else if (key.type().equals("UNIQUE")) {
                table.uniques.add(new Unique(key.name(), key.columns()));
            }
        }
        each(
                connection,
                "select constraint_schema, constraint_name, check_clause from information_schema.check_constraints"
                        + " where constraint_schema in (" + SCHEMAS + ")",
                row -> {
                    Key key = keys.get(H2Name.read(row, 1));
                    if (key != null) {
                        tables.get(key.table())
                                .checks
                                .add(new Check(key.name(), expressions.normal(row.getString(3)), null));
                    }
                });
        each(
                connection,
                "select constraint_schema, constraint_name, unique_constraint_schema, unique_constraint_name, delete_rule,"
                        + " update_rule from information_schema.referential_constraints where constraint_schema in ("
                        + SCHEMAS + ")",
                row -> {
                    Key key = keys.get(H2Name.read(row, 1));
                    Key target = keys.get(H2Name.read(row, 3));
                    if (key != null && target != null) {
                        tables.get(key.table())
                                .foreignKeys
                                .add(new ForeignKey(
                                        key.name(),
                                        key.columns(),
                                        tables.get(target.table()).name,
                                        target.columns(),
                                        ForeignKey.Action.of(row.getString(5)),
                                        ForeignKey.Action.of(row.getString(6))));
                    }
                });
    }

    private void readIndexes(Connection connection, Map<H2Name, TableDraft> tables) throws SQLException {
        record Draft(H2Name table, String name, boolean unique, List<IndexColumn> columns) {}
        Map<H2Name, Draft> drafts = new LinkedHashMap<>();
        each(
                connection,
                "select table_schema, table_name, index_schema, index_name, index_type_name"
                        + " from information_schema.indexes" + HERE
                        + "and not is_generated and index_type_name in ('INDEX', 'UNIQUE INDEX')",
                row -> drafts.put(
                        H2Name.read(row, 3),
                        new Draft(
                                H2Name.read(row, 1),
                                name(row, 4),
                                row.getString(5).startsWith("UNIQUE"),
                                new ArrayList<>())));
        each(
                connection,
                "select index_schema, index_name, column_name, ordering_specification"
                        + " from information_schema.index_columns" + HERE + "order by index_name, ordinal_position",
                row -> {
                    Draft draft = drafts.get(H2Name.read(row, 1));
                    if (draft != null) {
                        draft.columns().add(new IndexColumn(name(row, 3), "DESC".equals(row.getString(4))));
                    }
                });
        drafts.values().removeIf(draft -> !tables.containsKey(draft.table()));
        drafts.values().forEach(draft -> tables.get(draft.table())
                .indexes
                .add(new Index(draft.name(), draft.columns(), draft.unique())));
    }

    private String name(ResultSet row, int position) throws SQLException {
        return name(row.getString(position));
    }

    private String name(String stored) {
        return Engine.H2.normal(stored, folding);
    }
}
