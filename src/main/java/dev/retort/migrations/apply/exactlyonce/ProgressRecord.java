package dev.retort.migrations.apply.exactlyonce;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Remembers what is being done, in a second row of Liquibase's lock table. Liquibase looks at the first only, the
 * table is there whenever something is applied, and nobody takes it for a difference of schemas.
 */
public final class ProgressRecord {

    /**
     * A changeset in progress.
     *
     * @param work what the statements belong to
     * @param statement how many of its statements have taken effect for certain
     * @param fingerprint of the schema before the next one, which may have taken effect; null when it was not begun
     */
    public record Intent(String work, int statement, String fingerprint) {

        private static Optional<Intent> parse(String text) {
            String[] parts = text.split(" ", -1);
            return parts.length == 3
                    ? Optional.of(
                            new Intent(parts[0], Integer.parseInt(parts[1]), parts[2].isEmpty() ? null : parts[2]))
                    : Optional.empty();
        }

        private String text() {
            return work + " " + statement + " " + (fingerprint == null ? "" : fingerprint);
        }
    }

    private static final int ROW = 2;

    private final Connection connection;
    private final String table;

    public ProgressRecord(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /** The unfinished changeset; empty when there is none, and for a row of another client. */
    public Optional<Intent> read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT LOCKEDBY FROM " + table + " WHERE ID = " + ROW)) {
            return row.next() && row.getString(1) != null ? Intent.parse(row.getString(1)) : Optional.empty();
        }
    }

    void write(Intent intent) throws SQLException {
        if (update("UPDATE " + table + " SET LOCKEDBY = ? WHERE ID = " + ROW, intent.text()) == 0) {
            update("INSERT INTO " + table + " (ID, LOCKED, LOCKEDBY) VALUES (" + ROW + ", FALSE, ?)", intent.text());
        }
    }

    public void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + table + " WHERE ID = " + ROW);
        }
    }

    private int update(String sql, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            return statement.executeUpdate();
        }
    }
}
