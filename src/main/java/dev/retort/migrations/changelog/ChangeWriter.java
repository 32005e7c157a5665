package dev.retort.migrations.changelog;

import dev.retort.migrations.diff.ColumnChange;
import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.AddDefault;
import dev.retort.migrations.diff.ColumnChange.AddIdentity;
import dev.retort.migrations.diff.ColumnChange.AddNotNull;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.DropDefault;
import dev.retort.migrations.diff.ColumnChange.DropIdentity;
import dev.retort.migrations.diff.ColumnChange.DropNotNull;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ColumnChange.RenameColumn;
import dev.retort.migrations.diff.ColumnChange.SetColumnRemarks;
import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.diff.ConstraintChange;
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
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SequenceChange;
import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;
import dev.retort.migrations.diff.TableChange;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One change of the schema as the nodes of one Liquibase change, or of several where it takes several. */
record ChangeWriter(NameWriter names, SqlWriter sql) {

    static ChangeWriter of(Engine engine, boolean exact) {
        return new ChangeWriter(new NameWriter(engine, exact), new SqlWriter(engine));
    }

    /** The nodes, in order. */
    List<Object> nodes(SchemaChange change) {
        if (change instanceof TableChange tableChange) {
            return nodes(tableChange);
        }
        if (change instanceof ColumnChange columnChange) {
            return nodes(columnChange);
        }
        if (change instanceof ConstraintChange constraintChange) {
            return nodes(constraintChange);
        }
        return nodes((SequenceChange) change);
    }

    private List<Object> nodes(TableChange change) {
        if (change instanceof CreateTable create) {
            return List.of(createTable(create.definition()));
        }
        if (change instanceof RenameTable rename) {
            return one(
                    "renameTable", "oldTableName", names.name(rename.from()), "newTableName", names.name(rename.to()));
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

    private List<Object> nodes(ColumnChange change) {
        if (change instanceof AddColumn add) {
            return addColumn(add);
        }
        if (change instanceof DropColumn drop) {
            return on("dropColumn", drop.table(), drop.column());
        }
        if (change instanceof RenameColumn rename) {
            return one(
                    "renameColumn",
                    "tableName",
                    names.name(rename.table()),
                    "oldColumnName",
                    names.name(rename.from()),
                    "newColumnName",
                    names.name(rename.column().name()));
        }
        if (change instanceof ModifyDataType modify) {
            return modifyType(modify);
        }
        if (change instanceof AddNotNull notNull) {
            List<Object> nodes = new ArrayList<>();
            if (notNull.fill() != null) {
                nodes.addAll(update(new Update(
                        notNull.table(),
                        notNull.column(),
                        notNull.fill(),
                        notNull.column().name() + " is null")));
            }
            nodes.addAll(on("addNotNullConstraint", notNull.table(), notNull.column()));
            return nodes;
        }
        if (change instanceof DropNotNull notNull) {
            return on("dropNotNullConstraint", notNull.table(), notNull.column());
        }
        if (change instanceof AddDefault add) {
            Map<String, Object> body = place(add.table(), add.column());
            ColumnWriter.putDefault(body, add.column());
            return List.of(Map.of("addDefaultValue", body));
        }
        if (change instanceof DropDefault drop) {
            return on("dropDefaultValue", drop.table(), drop.column());
        }
        if (change instanceof AddIdentity identity) {
            return statements(sql.addIdentity(identity.table(), identity.column()));
        }
        if (change instanceof DropIdentity identity) {
            return statement(sql.dropIdentity(identity.table(), identity.column()));
        }
        if (change instanceof Update update) {
            return update(update);
        }
        SetColumnRemarks remarks = (SetColumnRemarks) change;
        Map<String, Object> body = place(remarks.table(), remarks.column());
        body.put("remarks", remarks.column().comment());
        return needsSql(remarks.column().comment())
                ? statement(sql.comment(
                        remarks.table(),
                        remarks.column().name(),
                        remarks.column().comment()))
                : List.of(Map.of("setColumnRemarks", body));
    }

    private static boolean needsSql(String comment) {
        return comment == null || Literal.isTakenForPlaceholder(comment);
    }

    private List<Object> addColumn(AddColumn add) {
        Column column = add.column();
        Value fill = column.nullable() ? null : add.fill();
        if (!ColumnWriter.isPlain(column)) {
            return fill == null
                    ? statement(sql.addColumn(add.table(), column))
                    : statements(sql.addFilledColumn(add.table(), column, fill));
        }
        Map<String, Object> node = new ColumnWriter(names).column(column, fill);
        return one("addColumn", "tableName", names.name(add.table()), "columns", List.of(Map.of("column", node)));
    }

    /** H2 would lose default and comment if it were Liquibase that says it. */
    private List<Object> modifyType(ModifyDataType modify) {
        Column column = modify.column();
        String word = TypeWriter.word(column.type());
        boolean safe =
                names.engine() == Engine.POSTGRESQL || (column.defaultValue() == null && column.comment() == null);
        if (word == null || !safe) {
            return statement(sql.modifyType(modify.table(), column));
        }
        Map<String, Object> body = place(modify.table(), column);
        body.put("newDataType", word);
        return List.of(Map.of("modifyDataType", body));
    }

    private List<Object> update(Update update) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", names.name(update.column().name()));
        ColumnWriter.putValue(column, update.column().type(), update.value());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tableName", names.name(update.table()));
        body.put("columns", List.of(Map.of("column", column)));
        if (update.condition() != null) {
            String name = update.column().name();
            body.put(
                    "where",
                    update.condition()
                            .replaceFirst(
                                    "^" + Pattern.quote(name),
                                    Matcher.quoteReplacement(names.engine().sql(name))));
        }
        return List.of(Map.of("update", body));
    }

    private List<Object> nodes(ConstraintChange change) {
        if (change instanceof AddPrimaryKey add) {
            return key("addPrimaryKey", add.table(), add.key().name(), add.key().columns());
        }
        if (change instanceof DropPrimaryKey drop) {
            return key("dropPrimaryKey", drop.table(), drop.key().name(), null);
        }
        if (change instanceof AddUnique add) {
            return key(
                    "addUniqueConstraint",
                    add.table(),
                    add.unique().name(),
                    add.unique().columns());
        }
        if (change instanceof DropUnique drop) {
            return key("dropUniqueConstraint", drop.table(), drop.unique().name(), null);
        }
        if (change instanceof CreateIndex create) {
            return createIndex(create);
        }
        if (change instanceof DropIndex drop) {
            return one(
                    "dropIndex",
                    "tableName",
                    names.name(drop.table()),
                    "indexName",
                    names.name(drop.index().name()));
        }
        if (change instanceof AddForeignKey add) {
            return add.trusting()
                    ? statement(sql.addTrustingForeignKey(add.table(), add.key()))
                    : addForeignKey(add.table(), add.key());
        }
        if (change instanceof DropForeignKey drop) {
            return one(
                    "dropForeignKeyConstraint",
                    "baseTableName",
                    names.name(drop.table()),
                    "constraintName",
                    names.name(drop.key().name()));
        }
        if (change instanceof AddCheck add) {
            return statement(sql.addCheck(add.table(), add.check()));
        }
        DropCheck drop = (DropCheck) change;
        return statement(sql.dropCheck(drop.table(), drop.check()));
    }

    private List<Object> createIndex(CreateIndex create) {
        List<Object> columns = new ArrayList<>();
        create.index().columns().forEach(column -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("name", names.name(column.name()));
            if (column.descending()) {
                node.put("descending", true);
            }
            columns.add(Map.of("column", node));
        });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tableName", names.name(create.table()));
        body.put("indexName", names.name(create.index().name()));
        if (create.index().unique()) {
            body.put("unique", true);
        }
        body.put("columns", columns);
        return List.of(Map.of("createIndex", body));
    }

    private List<Object> addForeignKey(String table, ForeignKey key) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("baseTableName", names.name(table));
        body.put("baseColumnNames", names.names(key.columns()));
        body.put("constraintName", names.name(key.name()));
        body.put("referencedTableName", names.name(key.target()));
        body.put("referencedColumnNames", names.names(key.targetColumns()));
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            body.put("onDelete", key.onDelete().sql());
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            body.put("onUpdate", key.onUpdate().sql());
        }
        return List.of(Map.of("addForeignKeyConstraint", body));
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

    private List<Object> key(String change, String table, String name, List<String> columns) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tableName", names.name(table));
        body.put("constraintName", names.name(name));
        if (columns != null) {
            body.put("columnNames", names.names(columns));
        }
        return List.of(Map.of(change, body));
    }

    private List<Object> on(String change, String table, Column column) {
        return List.of(Map.of(change, place(table, column)));
    }

    private Map<String, Object> place(String table, Column column) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("tableName", names.name(table));
        place.put("columnName", names.name(column.name()));
        return place;
    }

    private static List<Object> statements(List<String> statements) {
        return statements.stream().flatMap(each -> statement(each).stream()).toList();
    }

    private static List<Object> statement(String statement) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sql", Literal.guarded(statement));
        if (statement.contains(";")) {
            body.put("splitStatements", false);
        }
        return List.of(Map.of("sql", body));
    }

    private static List<Object> one(String change, Object... entries) {
        return List.of(node(change, entries));
    }

    private static Map<String, Object> node(String change, Object... entries) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            body.put((String) entries[i], entries[i + 1]);
        }
        return Map.of(change, body);
    }

    /** Whether any name that the change speaks needs quotes. */
    static boolean isOdd(SchemaChange change) {
        return mentioned(change).stream().anyMatch(name -> name != null && Names.isOdd(name));
    }

    private static List<String> mentioned(SchemaChange change) {
        List<String> all = new ArrayList<>();
        all.add(change.table());
        all.add(change.name());
        if (change instanceof CreateTable create) {
            addNames(all, create.definition());
        } else if (change instanceof DropTable drop) {
            addNames(all, drop.definition());
        } else if (change instanceof RenameTable rename) {
            all.add(rename.from());
        } else if (change instanceof RenameColumn rename) {
            all.add(rename.from());
        } else if (change instanceof AddForeignKey add) {
            addNames(all, add.key());
        } else if (change instanceof DropForeignKey drop) {
            addNames(all, drop.key());
        } else if (change instanceof CreateIndex create) {
            all.addAll(create.index().columnNames());
        } else if (change instanceof DropIndex drop) {
            all.addAll(drop.index().columnNames());
        } else if (change instanceof AddUnique add) {
            all.addAll(add.unique().columns());
        } else if (change instanceof DropUnique drop) {
            all.addAll(drop.unique().columns());
        } else if (change instanceof AddPrimaryKey add) {
            all.addAll(add.key().columns());
        } else if (change instanceof DropPrimaryKey drop) {
            all.addAll(drop.key().columns());
        } else if (change instanceof RenameSequence rename) {
            all.add(rename.before().name());
        }
        return all;
    }

    private static void addNames(List<String> all, Table table) {
        table.columns().forEach(column -> all.add(column.name()));
        table.uniques().forEach(unique -> all.add(unique.name()));
    }

    private static void addNames(List<String> all, ForeignKey key) {
        all.addAll(key.columns());
        all.add(key.target());
        all.addAll(key.targetColumns());
    }
}
