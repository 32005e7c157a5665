package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.node;
import static dev.retort.migrations.changelog.render.Nodes.one;
import static dev.retort.migrations.changelog.render.Nodes.statement;
import static dev.retort.migrations.changelog.render.Nodes.statements;

import dev.retort.migrations.diff.ColumnChange;
import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ConstraintChange;
import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SequenceChange;
import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;
import dev.retort.migrations.diff.TableChange;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.diff.TypeChange;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One change of the schema as the nodes of one Liquibase change, or of several where it takes several. */
record ChangeWriter(NameWriter names, SqlWriter sql) {

    static ChangeWriter of(Engine engine, Folding folding, boolean exact) {
        return new ChangeWriter(new NameWriter(engine, folding, exact), new SqlWriter(engine, folding));
    }

    /** The nodes, in order. */
    List<Object> nodes(SchemaChange change) {
        if (change instanceof TableChange tableChange) {
            return nodes(tableChange);
        }
        if (change instanceof ColumnChange columnChange) {
            return new ColumnChangeWriter(names, sql).nodes(columnChange);
        }
        if (change instanceof ConstraintChange constraintChange) {
            return new ConstraintChangeWriter(names, sql).nodes(constraintChange);
        }
        if (change instanceof TypeChange typeChange) {
            return new TypeChangeWriter(sql).nodes(typeChange);
        }
        return nodes((SequenceChange) change);
    }

    /** The nodes of one change, or one node for several new columns of one table. */
    List<Object> nodes(List<SchemaChange> changes) {
        if (changes.size() == 1) {
            return nodes(changes.get(0));
        }
        List<AddColumn> columns = changes.stream().map(AddColumn.class::cast).toList();
        return new ColumnChangeWriter(names, sql).addColumns(columns);
    }

    /** What has to hold before a change is made; empty where nothing has to. */
    List<Object> preconditions(SchemaChange change) {
        return change instanceof AddCheck add && add.promised()
                ? List.of(
                        Map.of("onFail", "HALT"),
                        Map.of(
                                "onFailMessage",
                                "rows of '" + Names.plain(add.table()) + "' break the check "
                                        + add.check().wording()),
                        node(
                                "sqlCheck",
                                "expectedResult",
                                "0",
                                "sql",
                                Literal.guarded(sql.countRefused(add.table(), add.check()))))
                : List.of();
    }

    private List<Object> nodes(TableChange change) {
        if (change instanceof CreateTable create) {
            return List.of(createTable(create.definition()));
        }
        if (change instanceof RenameTable rename) {
            return one(
                    "renameTable", "oldTableName", names.name(rename.from()), "newTableName", names.name(rename.to()));
        }
        if (change instanceof SetTableParameters parameters) {
            return statements(sql.setParameters(parameters.table(), parameters.before(), parameters.after()));
        }
        if (change instanceof SetTableRemarks remarks) {
            return needsSql(remarks.after())
                    ? statement(sql.comment(remarks.table(), null, remarks.after()))
                    : one("setTableRemarks", "tableName", names.name(remarks.table()), "remarks", remarks.after());
        }
        return one("dropTable", "tableName", names.name(((DropTable) change).table()));
    }

    private Map<String, Object> createTable(Table table) {
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
        return node("createTable", "tableName", names.name(table.name()), "columns", columns);
    }

    /** Whether Liquibase would take the comment away, or for something else. */
    static boolean needsSql(String comment) {
        return comment == null || Literal.isTakenForPlaceholder(comment);
    }

    private List<Object> nodes(SequenceChange change) {
        if (change instanceof CreateSequence create) {
            return one(
                    "createSequence",
                    "sequenceName",
                    names.name(create.name()),
                    "startValue",
                    create.sequence().start(),
                    "incrementBy",
                    create.sequence().increment());
        }
        if (change instanceof DropSequence drop) {
            return one("dropSequence", "sequenceName", names.name(drop.name()));
        }
        if (change instanceof AdvanceSequence advance) {
            return statement(sql.advanceSequence(advance.sequence(), advance.used()));
        }
        if (change instanceof AlterSequence alter) {
            return statements(sql.alterSequence(alter.before(), alter.sequence()));
        }
        RenameSequence rename = (RenameSequence) change;
        String from = rename.before().name();
        return switch (names.engine()) {
            case POSTGRESQL -> statement(sql.renameSequence(from, rename.to()));
            case H2 ->
                statements(List.of(
                        sql.createSequence(rename.before().named(rename.to())),
                        sql.continueSequence(rename.to(), from),
                        sql.dropSequence(from)));
        };
    }
}
