package dev.retort.migrations.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a database keeps what a model calls a table, as far as no model can say it and a comparison has to know it.
 *
 * @param otherRelations names of what can be read like a table and is none of its own: views, partitions, tables that
 *     inherit from another one, foreign tables, tables of extensions
 * @param partitionKeys by partitioned table, the columns that tell in which partition a row is; an empty name for an
 *     expression
 * @param enumTypes the values of every enum that the schema has, by its name, whether a column is of it or not
 * @param domains the domains that it has, by the name of their type
 */
public record PhysicalLayout(
        Set<String> otherRelations,
        Map<String, List<String>> partitionKeys,
        Map<String, List<String>> enumTypes,
        Map<String, Domain> domains) {

    /** Nothing but plain tables. */
    public static final PhysicalLayout PLAIN = new PhysicalLayout(Set.of(), Map.of(), Map.of(), Map.of());

    public PhysicalLayout {
        otherRelations = Set.copyOf(otherRelations);
        partitionKeys = Map.copyOf(partitionKeys);
        enumTypes = Map.copyOf(enumTypes);
        domains = Map.copyOf(domains);
    }

    /** The layout with other enums. */
    public PhysicalLayout withEnumTypes(Map<String, List<String>> newEnumTypes) {
        return new PhysicalLayout(otherRelations, partitionKeys, newEnumTypes, domains);
    }

    /** The table with what its columns' domains are made of in their place: other types, and checks. */
    public Table withoutDomains(Table table) {
        List<Check> checks = new ArrayList<>(table.checks());
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            ColumnType type = column.type();
            for (Domain domain = domains.get(type.name()); domain != null; domain = domains.get(type.name())) {
                domain.checks().forEach(check -> checks.add(new Check("domain " + checks.size(), check, null)));
                type = domain.base();
            }
            columns.add(column.ofType(type));
        }
        return table.withColumns(columns).withChecks(checks);
    }

    /** Columns that every key of a table has to have besides its own; none where it is not partitioned. */
    public List<String> partitionKey(String table) {
        return partitionKeys.getOrDefault(table, List.of());
    }
}
