package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.statement;

import dev.retort.migrations.diff.NamespaceChange.CreateSchema;
import dev.retort.migrations.diff.NamespaceChange.DropSchema;
import dev.retort.migrations.diff.NamespaceChangeVisitor;
import java.util.List;

/** Writes changes of schemas as SQL: Liquibase has no change for them. */
record NamespaceChangeWriter(SqlWriter sql) implements NamespaceChangeVisitor<List<Object>> {

    @Override
    public List<Object> visit(CreateSchema create) {
        return statement(sql.createSchema(create.name()));
    }

    @Override
    public List<Object> visit(DropSchema drop) {
        return statement(sql.dropSchema(drop.name()));
    }
}
