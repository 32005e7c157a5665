package dev.retort.migrations.apply.exactlyonce;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remains of H2's {@code ALTER TABLE} that was killed while it copied the table: H2 commits the copy, then drops the
 * original, then renames the copy (see {@code AlterTableAlterColumn.copyData}).
 */
public final class InterruptedCopy {

    private static final Pattern COPY = Pattern.compile("(?s)(.+)_COPY_\\d+_\\d+");

    private InterruptedCopy() {}

    /**
     * Takes a copy away whose original is there: the statement is to be run again. Finishes one whose original is
     * gone: the statement has taken effect.
     *
     * @return whether the statement is to be run again
     */
    public static boolean undo(Connection connection) throws SQLException {
        boolean again = false;
        for (String[] table : rows(
                connection,
                "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE '%\\_COPY\\_%'")) {
            Matcher name = COPY.matcher(table[1]);
            if (!name.matches()) {
                continue;
            }
            String copy = quoted(table[0]) + "." + quoted(table[1]);
            if (exists(connection, table[0], name.group(1))) {
                run(connection, "DROP TABLE " + copy + " CASCADE");
                again = true;
            } else {
                finish(connection, table[0], table[1], name.group(1));
            }
        }
        return again;
    }

    /** Children first, so that a kill in here finds the copy again. */
    private static void finish(Connection connection, String schema, String copy, String table) throws SQLException {
        String prefix = copy + "_";
        String qualified = quoted(schema) + "." + quoted(copy);
        // A foreign key that leads here belongs to another table, and has the prefix all the same.
        for (String[] row : rows(
                connection,
                "SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS")) {
            if (row[2].startsWith(prefix)) {
                run(
                        connection,
                        "ALTER TABLE " + quoted(row[0]) + "." + quoted(row[1]) + " RENAME CONSTRAINT " + quoted(row[2])
                                + " TO " + quoted(row[2].substring(prefix.length())));
            }
        }
        for (String[] row : rows(connection, "SELECT INDEX_SCHEMA, INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES")) {
            if (row[1].startsWith(prefix)) {
                run(
                        connection,
                        "ALTER INDEX " + quoted(row[0]) + "." + quoted(row[1]) + " RENAME TO "
                                + quoted(row[1].substring(prefix.length())));
            }
        }
        run(connection, "ALTER TABLE " + qualified + " RENAME TO " + quoted(table));
        for (String[] view : rows(connection, "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.VIEWS")) {
            if (!view[0].equals("INFORMATION_SCHEMA")) {
                run(connection, "ALTER VIEW " + quoted(view[0]) + "." + quoted(view[1]) + " RECOMPILE");
            }
        }
    }

    private static boolean exists(Connection connection, String schema, String table) throws SQLException {
        return !rows(
                        connection,
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = " + literal(schema)
                                + " AND TABLE_NAME = " + literal(table))
                .isEmpty();
    }

    private static List<String[]> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String[]> rows = new ArrayList<>();
            while (result.next()) {
                String[] row = new String[result.getMetaData().getColumnCount()];
                for (int column = 0; column < row.length; column++) {
                    row[column] = result.getString(column + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
