package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.node;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.NamespaceChange.CreateSchema;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.Names;
import java.util.List;
import java.util.Map;

/** Writes one schema change as the nodes of one or more Liquibase changes. */
record ChangeWriter(NameWriter names, SqlWriter sql) {

    static ChangeWriter of(Engine engine, Folding folding, boolean exact) {
        return new ChangeWriter(new NameWriter(engine, folding, exact), new SqlWriter(engine, folding));
    }

    /** The nodes, in order. */
    List<Object> nodes(SchemaChange change) {
        return change.match(
                table -> table.accept(new TableChangeWriter(names, sql)),
                column -> column.accept(new ColumnChangeWriter(names, sql)),
                constraint -> constraint.accept(new ConstraintChangeWriter(names, sql)),
                sequence -> sequence.accept(new SequenceChangeWriter(names, sql)),
                type -> type.accept(new TypeChangeWriter(sql)),
                namespace -> namespace.accept(new NamespaceChangeWriter(sql)));
    }

    /** The nodes of one change, or one node for several new columns of one table. */
    List<Object> nodes(List<SchemaChange> changes) {
        if (changes.size() == 1) {
            return nodes(changes.get(0));
        }
        List<AddColumn> columns = changes.stream().map(AddColumn.class::cast).toList();
        return new ColumnChangeWriter(names, sql).addColumns(columns);
    }

    /** Preconditions of a change; empty for none. */
    List<Object> preconditions(SchemaChange change) {
        if (change instanceof CreateSchema create) {
            return List.of(
                    Map.of("onFail", "MARK_RAN"),
                    node("sqlCheck", "expectedResult", "0", "sql", Literal.guarded(sql.countSchemas(create.name()))));
        }
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
}
