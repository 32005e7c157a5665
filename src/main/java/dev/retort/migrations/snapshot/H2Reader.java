package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Domain;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Index.IndexColumn;
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

/** Reads H2's INFORMATION_SCHEMA. */
final class H2Reader implements SchemaReader {

    private static final String HERE =
            " where table_schema = schema() and upper(table_name) not like 'DATABASECHANGELOG%' ";

    private Folding folding = Engine.H2.folding();
    private Expressions expressions = new Expressions(Engine.H2, folding);

    @Override
    public Schema read(Connection connection) throws SQLException {
        folding = Dialect.of(Engine.H2).folding(connection);
        expressions = new Expressions(Engine.H2, folding);
        Map<String, TableDraft> tables = new LinkedHashMap<>();
        Set<String> others = new TreeSet<>();
        Rows.each(
                connection,
                "select table_name, remarks, table_type = 'BASE TABLE' and storage_type <> 'TABLE LINK'"
                        + " from information_schema.tables" + HERE
                        + "and table_type in ('BASE TABLE', 'VIEW') order by table_name",
                row -> {
                    if (row.getBoolean(3)) {
                        tables.put(row.getString(1), new TableDraft(name(row, 1), row.getString(2)));
                    } else {
                        others.add(row.getString(1));
                    }
                });
        readColumns(connection, tables);
        readConstraints(connection, tables);
        readIndexes(connection, tables);
        List<Sequence> sequences = new ArrayList<>();
        Rows.each(
                connection,
                "select sequence_name, start_value, increment from information_schema.sequences"
                        + " where sequence_schema = schema()",
                row -> sequences.add(new Sequence(name(row, 1), row.getLong(2), row.getLong(3))));
        return Schema.of(
                        Engine.H2,
                        tables.values().stream().map(TableDraft::table).toList(),
                        sequences)
                .with(new PhysicalLayout(
                        Set.copyOf(others.stream().map(this::name).toList()), Map.of(), Map.of(), domains(connection)));
    }

    private void readColumns(Connection connection, Map<String, TableDraft> tables) throws SQLException {
        Map<String, List<String>> enums = new HashMap<>();
        Rows.each(
                connection,
                "select object_name, enum_identifier, value_name from information_schema.enum_values"
                        + " where object_schema = schema() order by object_name, enum_identifier, cast(value_ordinal as int)",
                row -> enums.computeIfAbsent(row.getString(1) + "." + row.getString(2), key -> new ArrayList<>())
                        .add(row.getString(3)));
        Map<String, ColumnType> elements = new HashMap<>();
        Rows.each(
                connection,
                "select * from information_schema.element_types where object_schema = schema()",
                row -> elements.put(
                        row.getString("object_name") + "." + row.getString("collection_type_identifier"),
                        H2Type.read(row)
                                .type(
                                        enums.get(row.getString("object_name") + "." + row.getString("dtd_identifier")),
                                        null)));
        Rows.each(
                connection,
                "select * from information_schema.columns" + HERE + "order by table_name, ordinal_position",
                row -> {
                    TableDraft table = tables.get(row.getString("table_name"));
                    if (table != null) {
                        String key = row.getString("table_name") + "." + row.getString("dtd_identifier");
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

    private record Key(String table, String type, String name, List<String> columns) {}

    private void readConstraints(Connection connection, Map<String, TableDraft> tables) throws SQLException {
        Map<String, Key> keys = new LinkedHashMap<>();
        Rows.each(
                connection,
                "select constraint_name, table_name, constraint_type from information_schema.table_constraints" + HERE,
                row -> keys.put(
                        row.getString(1),
                        new Key(row.getString(2), row.getString(3), name(row, 1), new ArrayList<>())));
        Rows.each(
                connection,
                "select constraint_name, column_name from information_schema.key_column_usage" + HERE
                        + "order by constraint_name, ordinal_position",
                row -> keys.get(row.getString(1)).columns().add(name(row, 2)));
        // Temporary tables, such as those that Hibernate works with, have keys too.
        keys.values().removeIf(key -> !tables.containsKey(key.table()));
        H2KeyColumns live = H2KeyColumns.read(connection, this::name);
        for (Map.Entry<String, Key> entry : keys.entrySet()) {
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
        Rows.each(
                connection,
                "select constraint_name, check_clause from information_schema.check_constraints"
                        + " where constraint_schema = schema()",
                row -> {
                    Key key = keys.get(row.getString(1));
                    if (key != null) {
                        tables.get(key.table())
                                .checks
                                .add(new Check(key.name(), expressions.normal(row.getString(2)), null));
                    }
                });
        Rows.each(
                connection,
                "select constraint_name, unique_constraint_name, delete_rule, update_rule"
                        + " from information_schema.referential_constraints where constraint_schema = schema()",
                row -> {
                    Key key = keys.get(row.getString(1));
                    Key target = keys.get(row.getString(2));
                    if (key != null && target != null) {
                        tables.get(key.table()).foreignKeys.add(foreignKey(key, target, row));
                    }
                });
    }

    private ForeignKey foreignKey(Key key, Key target, ResultSet row) throws SQLException {
        return new ForeignKey(
                key.name(),
                key.columns(),
                name(target.table()),
                target.columns(),
                ForeignKey.Action.of(row.getString(3)),
                ForeignKey.Action.of(row.getString(4)));
    }

    private void readIndexes(Connection connection, Map<String, TableDraft> tables) throws SQLException {
        record Draft(String table, String name, boolean unique, List<IndexColumn> columns) {}
        Map<String, Draft> drafts = new LinkedHashMap<>();
        Rows.each(
                connection,
                "select index_name, table_name, index_type_name from information_schema.indexes" + HERE
                        + "and not is_generated and index_type_name in ('INDEX', 'UNIQUE INDEX')",
                row -> drafts.put(
                        row.getString(1),
                        new Draft(
                                row.getString(2),
                                name(row, 1),
                                row.getString(3).startsWith("UNIQUE"),
                                new ArrayList<>())));
        Rows.each(
                connection,
                "select index_name, column_name, ordering_specification from information_schema.index_columns" + HERE
                        + "order by index_name, ordinal_position",
                row -> {
                    Draft draft = drafts.get(row.getString(1));
                    if (draft != null) {
                        draft.columns().add(new IndexColumn(name(row, 2), "DESC".equals(row.getString(3))));
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
