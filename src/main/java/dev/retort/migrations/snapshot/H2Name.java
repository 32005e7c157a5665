package dev.retort.migrations.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Name of a table, a constraint or an index in H2's catalog, as it is stored, with its schema. */
record H2Name(String schema, String name) {

    /** The name whose schema is at a position of a row, and which follows it. */
    static H2Name read(ResultSet row, int position) throws SQLException {
        return new H2Name(row.getString(position), row.getString(position + 1));
    }

    /** The name in SQL. */
    String sql() {
        return quoted(schema) + "." + quoted(name);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
