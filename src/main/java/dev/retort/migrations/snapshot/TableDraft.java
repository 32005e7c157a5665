package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table while it is being read. */
final class TableDraft {

    final String name;
    final List<Column> columns = new ArrayList<>();
    final List<Unique> uniques = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();
    final Map<String, String> parameters = new TreeMap<>();
    PrimaryKey primaryKey;
    private final String comment;

    TableDraft(String name, String comment) {
        this.name = name;
        this.comment = comment;
    }

    Table table() {
        uniques.sort(Comparator.comparing(Unique::name));
        indexes.sort(Comparator.comparing(Index::name));
        foreignKeys.sort(Comparator.comparing(ForeignKey::name));
        checks.sort(Comparator.comparing(Check::name));
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, parameters);
    }
}
