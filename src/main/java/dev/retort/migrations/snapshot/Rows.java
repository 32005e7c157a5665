package dev.retort.migrations.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Runs a query, which on PostgreSQL is planned once for all that a connection asks it, and hands over each row. */
final class Rows {

    /** Takes one row. */
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private Rows() {}

    static void each(Connection connection, String query, Taker taker) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }
}
