package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables in which Liquibase and Flyway keep their own state, whatever they are called: they are known by their columns. */
public final class ToolTables {

    /** Columns that the tools have had in every version. */
    private static final List<Set<String>> COLUMNS = List.of(
            Set.of("id", "author", "filename", "dateexecuted", "orderexecuted", "exectype", "md5sum"),
            Set.of("id", "locked", "lockgranted", "lockedby"),
            Set.of("installed_rank", "version", "description", "script", "checksum", "installed_by", "installed_on"));

    private ToolTables() {}

    /** Names of those tables in a schema. */
    public static List<String> in(Schema schema) {
        return schema.tables().values().stream()
                .filter(ToolTables::isOfTool)
                .map(table -> Names.plain(table.name()))
                .toList();
    }

    private static boolean isOfTool(Table table) {
        Set<String> names =
                table.columns().stream().map(column -> Names.key(column.name())).collect(Collectors.toSet());
        return COLUMNS.stream().anyMatch(names::containsAll);
    }
}
