package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.one;
import static dev.retort.migrations.changelog.render.Nodes.statement;
import static dev.retort.migrations.changelog.render.Nodes.statements;

import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.diff.TableChangeVisitor;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of tables as a whole as nodes of Liquibase changes. */
record TableChangeWriter(NameWriter names, SqlWriter sql) implements TableChangeVisitor<List<Object>> {

    @Override
    public List<Object> visit(CreateTable create) {
        return createTable(create.definition());
    }

    @Override
    public List<Object> visit(DropTable drop) {
        return one("dropTable", names.table(drop.table()));
    }

    @Override
    public List<Object> visit(RenameTable rename) {
        return one(
                "renameTable",
                names.place("schemaName", "oldTableName", rename.from()),
                "newTableName",
                names.name(Names.local(rename.to())));
    }

    @Override
    public List<Object> visit(SetTableParameters parameters) {
        return statements(sql.setParameters(parameters.table(), parameters.before(), parameters.after()));
    }

    @Override
    public List<Object> visit(SetTableRemarks remarks) {
        return needsSql(remarks.after())
                ? statement(sql.comment(remarks.table(), null, remarks.after()))
                : one("setTableRemarks", names.table(remarks.table()), "remarks", remarks.after());
    }

    private List<Object> createTable(Table table) {
        ColumnWriter writer = new ColumnWriter(names);
        List<Object> columns = new ArrayList<>();
        List<String> key =
                table.primaryKey() == null ? List.of() : table.primaryKey().columns();
        for (Column column : table.columns()) {
            Map<String, Object> node = writer.column(column, null);
            Map<String, Object> constraints = new LinkedHashMap<>();
            if (!column.nullable()) {
                constraints.put("nullable", false);
            }
            if (key.contains(column.name())) {
                constraints.put("primaryKey", true);
                constraints.put("primaryKeyName", names.name(table.primaryKey().name()));
            }
            table.uniques().stream()
                    .filter(unique -> unique.columns().equals(List.of(column.name())))
                    .findFirst()
                    .ifPresent(unique -> {
                        constraints.put("unique", true);
                        constraints.put("uniqueConstraintName", names.name(unique.name()));
                    });
            if (!constraints.isEmpty()) {
                node.put("constraints", constraints);
            }
            columns.add(Map.of("column", node));
        }
        return one("createTable", names.table(table.name()), "columns", columns);
    }

    /** Whether Liquibase would take the comment away, or for something else. */
    static boolean needsSql(String comment) {
        return comment == null || Literal.isTakenForPlaceholder(comment);
    }
}
