package dev.retort.migrations.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts about a database that a comparison needs and no model can express.
 *
 * @param otherRelations names of relations that can be read like a table but are none of its own: views, partitions,
 *     tables that inherit from another one, foreign tables, tables of extensions
 * @param partitionKeys by partitioned table, the columns that decide the partition of a row; an empty name for an
 *     expression
 * @param enumTypes the values of every named enum of the schema, by its name, whether or not a column uses it
 * @param domains the domains of the schema, by the name of their type
 * @param schemas the other schemas that the database has, in normal form, whether or not something is in them
 */
public record PhysicalLayout(
        Set<String> otherRelations,
        Map<String, List<String>> partitionKeys,
        Map<String, List<String>> enumTypes,
        Map<String, Domain> domains,
        Set<String> schemas) {

    /** A layout of plain tables only. */
    public static final PhysicalLayout PLAIN = new PhysicalLayout(Set.of(), Map.of(), Map.of(), Map.of(), Set.of());

    public PhysicalLayout {
        otherRelations = Set.copyOf(otherRelations);
        partitionKeys = Map.copyOf(partitionKeys);
        enumTypes = Map.copyOf(enumTypes);
        domains = Map.copyOf(domains);
        schemas = Set.copyOf(schemas);
    }

    /** The layout with other enums. */
    public PhysicalLayout withEnumTypes(Map<String, List<String>> newEnumTypes) {
        return new PhysicalLayout(otherRelations, partitionKeys, newEnumTypes, domains, schemas);
    }

    /** The layout with other schemas. */
    public PhysicalLayout withSchemas(Set<String> newSchemas) {
        return new PhysicalLayout(otherRelations, partitionKeys, enumTypes, domains, newSchemas);
    }

    /** The table with domains replaced by their base types and checks. */
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

    /** The partition columns that every key of a table has to contain; none where the table is not partitioned. */
    public List<String> partitionKey(String table) {
        return partitionKeys.getOrDefault(table, List.of());
    }
}
