package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns a key is on. After a column was renamed, H2 2.4's KEY_COLUMN_USAGE goes on with the old name until the
 * database is opened again; its other views know the new one.
 *
 * @param used by constraint and table, the columns that it is on, in no order
 * @param indexed by constraint, the columns of its index, in order
 */
record H2KeyColumns(Map<String, List<String>> used, Map<String, List<String>> indexed) {

    /** Each view by itself: H2 makes them up row by row, and joins them without an index. */
    static H2KeyColumns read(Connection connection) throws SQLException {
        Map<String, List<String>> used = new HashMap<>();
        Rows.each(
                connection,
                "select constraint_name, table_name, column_name from information_schema.constraint_column_usage"
                        + " where table_schema = schema()",
                row -> used.computeIfAbsent(key(row.getString(1), row.getString(2)), key -> new ArrayList<>())
                        .add(Engine.H2.normal(row.getString(3))));
        Map<String, List<String>> ofIndex = new HashMap<>();
        Rows.each(
                connection,
                "select index_name, column_name from information_schema.index_columns"
                        + " where index_schema = schema() order by index_name, ordinal_position",
                row -> ofIndex.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(Engine.H2.normal(row.getString(2))));
        Map<String, List<String>> indexed = new HashMap<>();
        Rows.each(
                connection,
                "select constraint_name, index_name from information_schema.table_constraints"
                        + " where table_schema = schema()",
                row -> indexed.put(row.getString(1), ofIndex.getOrDefault(row.getString(2), List.of())));
        return new H2KeyColumns(used, indexed);
    }

    private static String key(String constraint, String table) {
        return constraint + " on " + table;
    }

    /** The columns in order, under the names that they have now. */
    List<String> of(String constraint, String table, List<String> told) {
        List<String> now = used.getOrDefault(key(constraint, table), told);
        if (Set.copyOf(now).equals(Set.copyOf(told))) {
            return told;
        }
        List<String> renamed = now.stream().filter(name -> !told.contains(name)).toList();
        if (renamed.size() == 1) {
            return told.stream()
                    .map(name -> now.contains(name) ? name : renamed.get(0))
                    .toList();
        }
        List<String> index = indexed.getOrDefault(constraint, List.of());
        return Set.copyOf(index).equals(Set.copyOf(now)) ? index : now;
    }
}
