package dev.retort.migrations.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns of keys. After a column was renamed, H2 2.4's KEY_COLUMN_USAGE goes on with the old name until the
 * database is opened again; its other views know the new one.
 *
 * @param used by constraint and table, the columns that it is on, in no order
 * @param connection to ask more, which is seldom needed
 * @param normal the normal form of a stored name
 */
record H2KeyColumns(Map<String, List<String>> used, Connection connection, UnaryOperator<String> normal) {

    private static final Pattern CONSTRAINT = Pattern.compile(
            "(?s)ADD CONSTRAINT \"(?:[^\"]|\"\")+\"\\.\"((?:[^\"]|\"\")+)\"[^\"(]*\\(((?:\"(?:[^\"]|\"\")+\"(?:, )?)+)\\).*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

    /** Each view by itself: H2 makes them up row by row, and joins them without an index. */
    static H2KeyColumns read(Connection connection, UnaryOperator<String> normal) throws SQLException {
        Map<String, List<String>> used = new HashMap<>();
        Rows.each(
                connection,
                "select constraint_name, table_name, column_name from information_schema.constraint_column_usage"
                        + " where table_schema = schema()",
                row -> used.computeIfAbsent(key(row.getString(1), row.getString(2)), key -> new ArrayList<>())
                        .add(normal.apply(row.getString(3))));
        return new H2KeyColumns(used, connection, normal);
    }

    private static String key(String constraint, String table) {
        return constraint + " on " + table;
    }

    /** The columns in order, under the names that they have now. */
    List<String> of(String constraint, String table, List<String> told) throws SQLException {
        List<String> now = used.getOrDefault(key(constraint, table), told);
        if (Set.copyOf(now).equals(Set.copyOf(told))) {
            return told;
        }
        List<String> renamed = now.stream().filter(name -> !told.contains(name)).toList();
        return renamed.size() == 1
                ? told.stream()
                        .map(name -> now.contains(name) ? name : renamed.get(0))
                        .toList()
                : scripted(constraint, table);
    }

    /** Only the table's definition tells several renamed columns apart. */
    private List<String> scripted(String constraint, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        Rows.each(
                connection,
                "script nodata nopasswords nosettings table \"" + table.replace("\"", "\"\"") + "\"",
                row -> {
                    Matcher found = CONSTRAINT.matcher(row.getString(1));
                    if (found.find() && found.group(1).replace("\"\"", "\"").equals(constraint)) {
                        QUOTED.matcher(found.group(2))
                                .results()
                                .map(column -> normal.apply(column.group(1).replace("\"\"", "\"")))
                                .forEach(columns::add);
                    }
                });
        return columns;
    }
}
