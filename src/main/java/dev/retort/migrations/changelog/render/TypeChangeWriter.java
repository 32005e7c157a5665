package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.statement;
import static dev.retort.migrations.changelog.render.Nodes.statements;

import dev.retort.migrations.diff.TypeChange.AlterType;
import dev.retort.migrations.diff.TypeChange.CreateType;
import dev.retort.migrations.diff.TypeChange.DropType;
import dev.retort.migrations.diff.TypeChange.RenameType;
import dev.retort.migrations.diff.TypeChange.User;
import dev.retort.migrations.diff.TypeChangeVisitor;
import dev.retort.migrations.schema.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes changes of named enums as PostgreSQL statements: Liquibase has no change for them. */
record TypeChangeWriter(SqlWriter sql) implements TypeChangeVisitor<List<Object>> {

    @Override
    public List<Object> visit(CreateType create) {
        return statement(String.join("; ", create(create.name(), create.values())));
    }

    @Override
    public List<Object> visit(DropType drop) {
        return statement(String.join("; ", drop(name(drop.name()))));
    }

    @Override
    public List<Object> visit(RenameType rename) {
        return statement("ALTER TYPE " + name(rename.from()) + " RENAME TO " + name(rename.name()));
    }

    @Override
    public List<Object> visit(AlterType alter) {
        return alter.onlyAdds() ? statements(add(alter)) : statement(String.join("; ", replace(alter)));
    }

    /** Creates an enum with Hibernate's casts, which convert between text and enum in both directions. */
    private static List<String> create(String type, List<String> values) {
        String name = name(type);
        return List.of(
                "CREATE TYPE " + name + " AS ENUM ("
                        + values.stream().map(Literal::of).collect(Collectors.joining(", ")) + ")",
                "CREATE CAST (varchar AS " + name + ") WITH INOUT AS IMPLICIT",
                "CREATE CAST (" + name + " AS varchar) WITH INOUT AS IMPLICIT");
    }

    private static List<String> drop(String name) {
        return List.of(
                "DROP CAST IF EXISTS (varchar AS " + name + ")",
                "DROP CAST IF EXISTS (" + name + " AS varchar)",
                "DROP TYPE " + name);
    }

    private static List<String> add(AlterType alter) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < alter.values().size(); i++) {
            String value = alter.values().get(i);
            if (!alter.before().contains(value)) {
                String place = i > 0
                        ? " AFTER " + Literal.of(alter.values().get(i - 1))
                        : alter.before().isEmpty()
                                ? ""
                                : " BEFORE " + Literal.of(alter.before().get(0));
                statements.add("ALTER TYPE " + name(alter.name()) + " ADD VALUE " + Literal.of(value) + place);
            }
        }
        return statements;
    }

    /**
     * Replaces an enum by a new one under the same name, and converts its columns: PostgreSQL cannot remove a value.
     */
    private List<String> replace(AlterType alter) {
        String old = name(Engine.POSTGRESQL.normal(Engine.POSTGRESQL.stored(alter.name()) + "_before"));
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TYPE " + name(alter.name()) + " RENAME TO " + old);
        statements.addAll(create(alter.name(), alter.values()));
        for (User user : alter.users()) {
            statements.add(sql.convertByName(user.table(), user.column()));
        }
        statements.addAll(drop(old));
        return statements;
    }

    private static String name(String type) {
        return Engine.POSTGRESQL.sql(type);
    }
}
