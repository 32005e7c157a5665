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
record H2KeyColumns(Map<H2KeyColumns.Use, List<String>> used, Connection connection, UnaryOperator<String> normal) {

    /** A constraint that is on a table, or refers to it. */
    record Use(H2Name constraint, H2Name table) {}

    private static final Pattern CONSTRAINT = Pattern.compile(
            "(?s)ADD CONSTRAINT \"(?:[^\"]|\"\")+\"\\.\"((?:[^\"]|\"\")+)\"[^\"(]*\\(((?:\"(?:[^\"]|\"\")+\"(?:, )?)+)\\).*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

    /**
     * Each view by itself: H2 makes them up row by row, and joins them without an index.
     *
     * @param schemas that are read, as a list of SQL expressions
     */
    static H2KeyColumns read(Connection connection, String schemas, UnaryOperator<String> normal) throws SQLException {
        Map<Use, List<String>> used = new HashMap<>();
        Rows.each(
                connection,
                "select constraint_schema, constraint_name, table_schema, table_name, column_name"
                        + " from information_schema.constraint_column_usage where table_schema in (" + schemas + ")",
                row -> used.computeIfAbsent(new Use(H2Name.read(row, 1), H2Name.read(row, 3)), key -> new ArrayList<>())
                        .add(normal.apply(row.getString(5))));
        return new H2KeyColumns(used, connection, normal);
    }

    /**
     * The columns in order, under the names that they have now.
     *
     * @param told the columns under the names that they may have had
     */
    List<String> of(H2Name constraint, H2Name table, List<String> told) throws SQLException {
        List<String> now = used.getOrDefault(new Use(constraint, table), told);
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
    private List<String> scripted(H2Name constraint, H2Name table) throws SQLException {
        List<String> columns = new ArrayList<>();
        Rows.each(connection, "script nodata nopasswords nosettings table " + table.sql(), row -> {
            Matcher found = CONSTRAINT.matcher(row.getString(1));
            if (found.find() && found.group(1).replace("\"\"", "\"").equals(constraint.name())) {
                QUOTED.matcher(found.group(2))
                        .results()
                        .map(column -> normal.apply(column.group(1).replace("\"\"", "\"")))
                        .forEach(columns::add);
            }
        });
        return columns;
    }
}
