package dev.retort.migrations.snapshot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a query and hands over each of its rows. */
final class Rows {

    /** Takes one row. */
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private Rows() {}

    static void each(Connection connection, String query, Taker taker) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }
}
