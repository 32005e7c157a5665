package dev.retort.migrations.changelog.render;

import static dev.retort.migrations.changelog.render.Nodes.one;
import static dev.retort.migrations.changelog.render.Nodes.statement;
import static dev.retort.migrations.changelog.render.Nodes.statements;

import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;
import dev.retort.migrations.diff.SequenceChangeVisitor;
import java.util.List;

/** Changes of sequences as nodes of Liquibase changes. */
record SequenceChangeWriter(NameWriter names, SqlWriter sql) implements SequenceChangeVisitor<List<Object>> {

    @Override
    public List<Object> visit(CreateSequence create) {
        return one(
                "createSequence",
                names.place("schemaName", "sequenceName", create.name()),
                "startValue",
                create.sequence().start(),
                "incrementBy",
                create.sequence().increment());
    }

    @Override
    public List<Object> visit(AdvanceSequence advance) {
        return statement(sql.advanceSequence(advance.sequence(), advance.used()));
    }

    @Override
    public List<Object> visit(DropSequence drop) {
        return one("dropSequence", names.place("schemaName", "sequenceName", drop.name()));
    }

    @Override
    public List<Object> visit(AlterSequence alter) {
        return statements(sql.alterSequence(alter.before(), alter.sequence()));
    }

    @Override
    public List<Object> visit(RenameSequence rename) {
        return statements(sql.renameSequence(rename.before(), rename.to()));
    }
}
