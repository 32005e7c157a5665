package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Index.IndexColumn;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.List;

/** What a column's new name does to everything that mentions the column: an engine carries it through by itself. */
record ColumnRename(String table, String from, String to) {

    Schema applyTo(Schema schema) {
        return schema.withEach(each -> retargeted(each.name().equals(table) ? renamed(each) : each));
    }

    private Table renamed(Table source) {
        PrimaryKey key = source.primaryKey();
        return source.with(from, column -> column.named(to))
                .withColumns(source.with(from, column -> column.named(to)).columns().stream()
                        .map(column -> column.withGenerated(Mentions.renamed(column.generated(), from, to)))
                        .toList())
                .withPrimaryKey(key == null ? null : new PrimaryKey(key.name(), renamed(key.columns())))
                .withUniques(source.uniques().stream()
                        .map(unique -> new Unique(unique.name(), renamed(unique.columns())))
                        .toList())
                .withIndexes(source.indexes().stream().map(this::renamed).toList())
                .withChecks(source.checks().stream()
                        .map(check -> new Check(
                                check.name(),
                                Mentions.renamed(check.expression(), from, to),
                                Mentions.renamed(check.text(), from, to)))
                        .toList())
                .withForeignKeys(source.foreignKeys().stream()
                        .map(key2 -> new ForeignKey(
                                key2.name(),
                                renamed(key2.columns()),
                                key2.target(),
                                key2.targetColumns(),
                                key2.onDelete(),
                                key2.onUpdate()))
                        .toList());
    }

    private Table retargeted(Table source) {
        return source.withForeignKeys(source.foreignKeys().stream()
                .map(key -> key.target().equals(table)
                        ? new ForeignKey(
                                key.name(),
                                key.columns(),
                                key.target(),
                                renamed(key.targetColumns()),
                                key.onDelete(),
                                key.onUpdate())
                        : key)
                .toList());
    }

    private Index renamed(Index index) {
        return new Index(
                index.name(),
                index.columns().stream()
                        .map(column -> new IndexColumn(renamed(column.name()), column.descending()))
                        .toList(),
                index.unique());
    }

    private List<String> renamed(List<String> columns) {
        return columns.stream().map(this::renamed).toList();
    }

    private String renamed(String column) {
        return column.equals(from) ? to : column;
    }
}
