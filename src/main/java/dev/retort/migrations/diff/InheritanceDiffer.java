package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks before rows lose data to a change of inheritance strategy, or to fields that move to a secondary table. Such
 * rows would have to move from one table to another, and no generated revision moves rows.
 */
record InheritanceDiffer(DiffCollector findings, Schema before, Schema after, Decisions answers, Renames renames) {

    private static final String BY_HAND =
            " To keep the data, write the revision by hand (docs/autogenerate.md, \"Inheritance\"). Drop the column?";

    void ask(List<TablePair> pairs) {
        if (answers.asks()) {
            pairs.forEach(this::ask);
        }
    }

    private void ask(TablePair pair) {
        Set<String> others = new TreeSet<>();
        after.tables().values().stream()
                .filter(table -> !before.tables().containsKey(table.name()))
                .filter(table -> isForRowsOf(pair, table))
                .forEach(table -> others.add(Names.plain(table.name())));
        newParent(pair.before(), pair.after()).ifPresent(parent -> others.add(Names.plain(parent)));
        if (!others.isEmpty()) {
            lost(pair).forEach(column -> askAboutLost(pair.after(), column, others));
        }
        newParent(pair.after(), pair.before())
                .flatMap(parent -> before.table(parent))
                .ifPresent(parent -> askAboutInherited(pair, parent));
    }

    /** Whether rows of a table that stays may have to go to a new one, in part or as a whole. */
    private static boolean isForRowsOf(TablePair pair, Table fresh) {
        List<String> key = keyOf(pair.after());
        if (key.isEmpty() || parents(fresh).contains(pair.after().name())) {
            return !key.isEmpty();
        }
        Set<String> columns = fresh.columns().stream().map(Column::name).collect(Collectors.toSet());
        boolean hasAll = pair.after().columns().stream().allMatch(column -> columns.contains(column.name()));
        boolean hasLost = columns.containsAll(key)
                && pair.before().columns().stream()
                        .anyMatch(column -> !pair.after().hasColumn(column.name()) && columns.contains(column.name()));
        return hasAll || hasLost;
    }

    /** The table that the primary key refers to after the change and not before; empty for none. */
    private static Optional<String> newParent(Table before, Table after) {
        Set<String> old = parents(before);
        return parents(after).stream().filter(parent -> !old.contains(parent)).findFirst();
    }

    /** The other tables that the whole primary key of a table refers to. */
    private static Set<String> parents(Table table) {
        List<String> key = keyOf(table);
        return table.foreignKeys().stream()
                .filter(each -> !key.isEmpty() && Set.copyOf(each.columns()).equals(Set.copyOf(key)))
                .map(ForeignKey::target)
                .filter(target -> !target.equals(table.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> keyOf(Table table) {
        return Optional.ofNullable(table.primaryKey()).map(PrimaryKey::columns).orElse(List.of());
    }

    private Stream<Column> lost(TablePair pair) {
        String table = pair.after().name();
        return pair.before().columns().stream()
                .filter(column -> !pair.after().hasColumn(column.name()) && column.generated() == null)
                .filter(column -> !answers.namesDropped(table, column.name())
                        && !renames.isCandidate(about(pair.after(), column)));
    }

    private void askAboutLost(Table table, Column column, Set<String> others) {
        String about = about(table, column);
        findings.ask(new Question(
                about,
                "Column '" + about + "' is no longer mapped, and the rows of '" + Names.plain(table.name())
                        + "' are now spread over "
                        + others.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "))
                        + " as well. A generated revision moves no rows: dropping the column loses its values, and"
                        + " dropping a discriminator loses the class of each row." + BY_HAND,
                List.of("--drop " + about)));
    }

    /** Asks for the values of columns that rows had in {@code parent} before. */
    private void askAboutInherited(TablePair pair, Table parent) {
        String table = Names.plain(pair.after().name());
        String other = Names.plain(parent.name());
        List<String> key = keyOf(pair.after()).stream().map(Names::plain).toList();
        List<String> parentKey = keyOf(parent).stream().map(Names::plain).toList();
        pair.after().columns().stream()
                .filter(column -> !pair.before().hasColumn(column.name())
                        && parent.hasColumn(column.name())
                        && column.nullable()
                        && key.size() == parentKey.size()
                        && answers.valueOf(pair.after().name(), column.name()) == null
                        && !renames.isInQuestion(pair.after().name(), column.name()))
                .forEach(column -> {
                    String about = about(pair.after(), column);
                    String same = Stream.iterate(0, i -> i + 1)
                            .limit(key.size())
                            .map(i -> "p." + parentKey.get(i) + " = " + table + "." + key.get(i))
                            .collect(Collectors.joining(" and "));
                    findings.ask(new Question(
                            about,
                            "Rows of '" + table + "' are no longer rows of '" + other + "', so column '" + about
                                    + "' no longer has the value from '" + other
                                    + "'. Which value should existing rows get? Their rows in '" + other
                                    + "' stay until you delete them.",
                            List.of(
                                    "--default " + about + "=VALUE",
                                    "--default " + about + "=sql:EXPRESSION",
                                    "--default " + about + "=\"sql:(select p." + Names.plain(column.name()) + " from "
                                            + other + " p where " + same + ")\"")));
                });
    }

    private static String about(Table table, Column column) {
        return Names.plain(table.name()) + "." + Names.plain(column.name());
    }
}
