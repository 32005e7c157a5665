package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.one;
import static dev.retort.migrations.changelog.render.Nodes.statement;

import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.ConstraintChange.AddForeignKey;
import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.AddUnique;
import dev.retort.migrations.diff.ConstraintChange.CreateIndex;
import dev.retort.migrations.diff.ConstraintChange.DropCheck;
import dev.retort.migrations.diff.ConstraintChange.DropForeignKey;
import dev.retort.migrations.diff.ConstraintChange.DropIndex;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropUnique;
import dev.retort.migrations.diff.ConstraintChangeVisitor;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of keys, indexes and checks as nodes of Liquibase changes. */
record ConstraintChangeWriter(NameWriter names, SqlWriter sql) implements ConstraintChangeVisitor<List<Object>> {

    @Override
    public List<Object> visit(AddPrimaryKey add) {
        return Deferrability.alike(add.key().deferrability(), null)
                ? key("addPrimaryKey", add.table(), add.key().name(), add.key().columns(), null)
                : statement(sql.addPrimaryKey(add.table(), add.key()));
    }

    @Override
    public List<Object> visit(DropPrimaryKey drop) {
        return key("dropPrimaryKey", drop.table(), drop.key().name(), null, null);
    }

    @Override
    public List<Object> visit(AddUnique add) {
        return key(
                "addUniqueConstraint",
                add.table(),
                add.unique().name(),
                add.unique().columns(),
                add.unique().deferrability());
    }

    @Override
    public List<Object> visit(DropUnique drop) {
        return key("dropUniqueConstraint", drop.table(), drop.unique().name(), null, null);
    }

    @Override
    public List<Object> visit(DropIndex drop) {
        return one(
                "dropIndex",
                names.table(drop.table()),
                "indexName",
                names.name(drop.index().name()));
    }

    @Override
    public List<Object> visit(AddForeignKey add) {
        return add.trusting()
                ? statement(sql.addTrustingForeignKey(add.table(), add.key()))
                : addForeignKey(add.table(), add.key());
    }

    @Override
    public List<Object> visit(DropForeignKey drop) {
        return one(
                "dropForeignKeyConstraint",
                names.place("baseTableSchemaName", "baseTableName", drop.table()),
                "constraintName",
                names.name(drop.key().name()));
    }

    @Override
    public List<Object> visit(AddCheck add) {
        return statement(sql.addCheck(add.table(), add.check()));
    }

    @Override
    public List<Object> visit(DropCheck drop) {
        return statement(sql.dropCheck(drop.table(), drop.check()));
    }

    @Override
    public List<Object> visit(CreateIndex create) {
        if (!create.index().isPlain()) {
            return statement(sql.createIndex(create.table(), create.index()));
        }
        List<Object> columns = new ArrayList<>();
        create.index().columns().forEach(column -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("name", names.name(column.name()));
            if (column.descending()) {
                node.put("descending", true);
            }
            columns.add(Map.of("column", node));
        });
        Map<String, Object> body = names.table(create.table());
        body.put("indexName", names.name(create.index().name()));
        if (create.index().unique()) {
            body.put("unique", true);
        }
        body.put("columns", columns);
        return List.of(Map.of("createIndex", body));
    }

    private List<Object> addForeignKey(String table, ForeignKey key) {
        Map<String, Object> body = names.place("baseTableSchemaName", "baseTableName", table);
        body.put("baseColumnNames", names.names(key.columns()));
        body.put("constraintName", names.name(key.name()));
        body.putAll(names.place("referencedTableSchemaName", "referencedTableName", key.target()));
        body.put("referencedColumnNames", names.names(key.targetColumns()));
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            body.put("onDelete", key.onDelete().sql());
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            body.put("onUpdate", key.onUpdate().sql());
        }
        putDeferrability(body, key.deferrability());
        return List.of(Map.of("addForeignKeyConstraint", body));
    }

    private static void putDeferrability(Map<String, Object> body, Deferrability deferrability) {
        if (!Deferrability.alike(deferrability, null)) {
            body.put("deferrable", true);
        }
        if (deferrability == Deferrability.INITIALLY_DEFERRED) {
            body.put("initiallyDeferred", true);
        }
    }

    private List<Object> key(
            String change, String table, String name, List<String> columns, Deferrability deferrability) {
        Map<String, Object> body = names.table(table);
        body.put("constraintName", names.name(name));
        if (columns != null) {
            body.put("columnNames", names.names(columns));
        }
        putDeferrability(body, deferrability);
        return List.of(Map.of(change, body));
    }
}
