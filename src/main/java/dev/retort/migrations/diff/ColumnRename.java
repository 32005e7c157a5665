package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.List;

/** Carries a column's new name to everything that mentions the column: an engine carries it through by itself. */
record ColumnRename(String table, String from, String to) {

    Schema applyTo(Schema schema) {
        return schema.withEach(each -> retargeted(each.name().equals(table) ? renamed(each) : each));
    }

    private Table renamed(Table source) {
        PrimaryKey key = source.primaryKey();
        return source.with(from, column -> column.named(to))
                .withColumns(source.with(from, column -> column.named(to)).columns().stream()
                        .map(column -> column.withGenerated(ColumnReferences.renamed(column.generated(), from, to)))
                        .toList())
                .withPrimaryKey(key == null ? null : key.withColumns(renamed(key.columns())))
                .withUniques(source.uniques().stream()
                        .map(unique -> unique.withColumns(renamed(unique.columns())))
                        .toList())
                .withIndexes(source.indexes().stream().map(this::renamed).toList())
                .withChecks(source.checks().stream()
                        .map(check -> check.withExpression(ColumnReferences.renamed(check.expression(), from, to))
                                .withText(ColumnReferences.renamed(check.text(), from, to)))
                        .toList())
                .withForeignKeys(source.foreignKeys().stream()
                        .map(foreign -> foreign.withColumns(renamed(foreign.columns())))
                        .toList());
    }

    private Table retargeted(Table source) {
        return source.withForeignKeys(source.foreignKeys().stream()
                .map(key -> key.target().equals(table) ? key.to(key.target(), renamed(key.targetColumns())) : key)
                .toList());
    }

    private Index renamed(Index index) {
        return index.renamingColumns(this::renamed)
                .withDefinition(ColumnReferences.renamed(index.definition(), from, to));
    }

    private List<String> renamed(List<String> columns) {
        return columns.stream().map(this::renamed).toList();
    }

    private String renamed(String column) {
        return column.equals(from) ? to : column;
    }
}
