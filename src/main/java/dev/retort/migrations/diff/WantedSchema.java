package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.Set;

/** What the entities want of a database that a changelog made: where they say nothing, what the changelog says stays. */
public final class WantedSchema {

    private static final Set<String> TEXTS = Set.of("char", "varchar", "clob");

    private WantedSchema() {}

    /**
     * What the entities want, under good names, with the collations that the changelog gave to columns of theirs.
     *
     * @param entities as the engine reads them back
     * @param before what the changelog makes
     * @param answers which say what is renamed
     * @throws UnusableAnswerException as {@link SchemaDiffer#diff}
     */
    public static Schema of(Schema entities, Schema before, Answers answers) {
        Schema named = GoodNames.give(entities, before);
        return keepingCollations(named, SchemaDiffer.renamed(before, named, answers));
    }

    /**
     * A schema whose texts are sorted as they were wherever it does not say how.
     *
     * @param before under the names of {@code wanted} already
     */
    public static Schema keepingCollations(Schema wanted, Schema before) {
        return wanted.withEach(
                table -> before.table(table.name()).map(old -> kept(table, old)).orElse(table));
    }

    private static Table kept(Table wanted, Table before) {
        return wanted.withColumns(wanted.columns().stream()
                .map(column -> before.column(column.name())
                        .filter(old -> column.collation() == null && isText(column.type()))
                        .map(Column::collation)
                        .map(column::withCollation)
                        .orElse(column))
                .toList());
    }

    private static boolean isText(ColumnType type) {
        return TEXTS.contains(type.name());
    }
}
