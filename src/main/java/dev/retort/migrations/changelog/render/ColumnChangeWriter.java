package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.one;
import static dev.retort.migrations.changelog.render.Nodes.statement;
import static dev.retort.migrations.changelog.render.Nodes.statements;

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
import dev.retort.migrations.diff.ColumnChangeVisitor;
import dev.retort.migrations.diff.Condition;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of columns as nodes of Liquibase changes. */
record ColumnChangeWriter(NameWriter names, SqlWriter sql) implements ColumnChangeVisitor<List<Object>> {

    @Override
    public List<Object> visit(DropColumn drop) {
        return on("dropColumn", drop.table(), drop.column());
    }

    @Override
    public List<Object> visit(RenameColumn rename) {
        return one(
                "renameColumn",
                names.table(rename.table()),
                "oldColumnName",
                names.name(rename.from()),
                "newColumnName",
                names.name(rename.column().name()));
    }

    @Override
    public List<Object> visit(AddNotNull notNull) {
        List<Object> nodes = new ArrayList<>();
        if (notNull.fill() != null) {
            nodes.addAll(visit(new Update(notNull.table(), notNull.column(), notNull.fill(), Condition.NULL, null)));
        }
        nodes.addAll(on("addNotNullConstraint", notNull.table(), notNull.column()));
        return nodes;
    }

    @Override
    public List<Object> visit(DropNotNull notNull) {
        return on("dropNotNullConstraint", notNull.table(), notNull.column());
    }

    @Override
    public List<Object> visit(AddDefault add) {
        Map<String, Object> body = place(add.table(), add.column());
        ColumnWriter.putDefault(body, add.column());
        return List.of(Map.of("addDefaultValue", body));
    }

    @Override
    public List<Object> visit(DropDefault drop) {
        return on("dropDefaultValue", drop.table(), drop.column());
    }

    @Override
    public List<Object> visit(AddIdentity identity) {
        return statements(sql.addIdentity(identity.table(), identity.column()));
    }

    @Override
    public List<Object> visit(DropIdentity identity) {
        return statement(sql.dropIdentity(identity.table(), identity.column()));
    }

    @Override
    public List<Object> visit(SetColumnRemarks remarks) {
        Map<String, Object> body = place(remarks.table(), remarks.column());
        body.put("remarks", remarks.column().comment());
        return TableChangeWriter.needsSql(remarks.column().comment())
                ? statement(sql.comment(
                        remarks.table(),
                        remarks.column().name(),
                        remarks.column().comment()))
                : List.of(Map.of("setColumnRemarks", body));
    }

    @Override
    public List<Object> visit(AddColumn add) {
        Column column = add.column();
        Value fill = column.nullable() ? null : add.fill();
        if (!ColumnWriter.isPlain(column)) {
            return fill == null
                    ? statement(sql.addColumn(add.table(), column))
                    : statements(sql.addFilledColumn(add.table(), column, fill));
        }
        return addColumns(List.of(add));
    }

    /** New columns of one table, which Liquibase can make. */
    List<Object> addColumns(List<AddColumn> additions) {
        ColumnWriter writer = new ColumnWriter(names);
        List<Object> columns = new ArrayList<>();
        for (AddColumn add : additions) {
            Value fill = add.column().nullable() ? null : add.fill();
            columns.add(Map.of("column", writer.column(add.column(), fill)));
        }
        return one("addColumn", names.table(additions.get(0).table()), "columns", columns);
    }

    @Override
    public List<Object> visit(ModifyDataType modify) {
        List<Object> nodes = new ArrayList<>(modifyTypeAlone(modify));
        if (modify.column().identity()) {
            nodes.addAll(statements(sql.keepIdentity(modify.table(), modify.column())));
        }
        return nodes;
    }

    /** Writes SQL, because Liquibase's own change would lose the default and the comment on H2. */
    private List<Object> modifyTypeAlone(ModifyDataType modify) {
        Column column = modify.column();
        if (modify.mapping() != null) {
            return statement(sql.mapValues(modify.table(), column, modify.mapping()));
        }
        if (sql.dialect().convertsLongTextByCast()
                && modify.before().name().equals("clob")
                && !column.type().isText()) {
            return statement(sql.modifyTypeFromLongText(modify.table(), column));
        }
        String word = TypeWriter.word(column.type());
        if (column.type().declared() != null || modify.before().declared() != null) {
            return statement(sql.convertByName(modify.table(), column));
        }
        boolean safe =
                sql.dialect().keepsDefaultWhenModified() || (column.defaultValue() == null && column.comment() == null);
        if (word == null || !safe || column.collation() != null) {
            return statement(sql.modifyType(modify.table(), column));
        }
        Map<String, Object> body = place(modify.table(), column);
        body.put("newDataType", word);
        return List.of(Map.of("modifyDataType", body));
    }

    @Override
    public List<Object> visit(Update update) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", names.name(update.column().name()));
        ColumnWriter.putValue(column, update.column().type(), update.value());
        Map<String, Object> body = names.table(update.table());
        body.put("columns", List.of(Map.of("column", column)));
        if (update.condition() != null) {
            body.put(
                    "where",
                    update.condition().about(names.engine().sql(update.column().name())));
        }
        return List.of(Map.of("update", body));
    }

    private List<Object> on(String change, String table, Column column) {
        return List.of(Map.of(change, place(table, column)));
    }

    private Map<String, Object> place(String table, Column column) {
        Map<String, Object> place = names.table(table);
        place.put("columnName", names.name(column.name()));
        return place;
    }
}
