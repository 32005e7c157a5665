package dev.retort.migrations.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;

/** Reads the history table with one query; writes nothing. */
public final class HistoryReader {

    private static final String NO_SCHEMA = "3F000";

    /** “Table not found” and “schema not found” of H2 (also with candidates, also in an empty database) and PostgreSQL. */
    private static final Set<String> MISSING = Set.of("42S02", "42S03", "42S04", "42P01", "90079", NO_SCHEMA);

    private HistoryReader() {}

    /** Whether a query failed because there is no such table or schema. */
    public static boolean isMissingTable(SQLException failure) {
        return failure.getSQLState() != null && MISSING.contains(failure.getSQLState());
    }

    /**
     * Every row, oldest first; none when there is no table.
     *
     * <p>Times without a zone are read as UTC: that is how rows are written here, whatever the zone of the JVM or the
     * database. Rows of other Liquibase clients carry the time of their own zone, and nothing says which.
     *
     * @param table its name, quoted as SQL needs it
     * @throws SQLException also when there is no schema that the user may look into
     */
    static List<HistoryRow> read(Connection connection, String table) throws SQLException {
        String query = "SELECT FILENAME, ID, AUTHOR, DATEEXECUTED, ORDEREXECUTED, MD5SUM, EXECTYPE FROM " + table
                + " ORDER BY ORDEREXECUTED, DATEEXECUTED";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<HistoryRow> history = new ArrayList<>();
            while (rows.next()) {
                history.add(new HistoryRow(
                        rows.getString(1),
                        DatabaseChangeLog.normalizePath(rows.getString(1)),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        rows.getInt(5),
                        rows.getString(6),
                        ExecType.MARK_RAN.value.equals(rows.getString(7))));
            }
            return history;
        } catch (SQLException failure) {
            if (!isMissingTable(failure)) {
                throw failure;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            requireSchema(connection);
            return List.of();
        }
    }

    /** Fails if the schema cannot be used: PostgreSQL hides missing and forbidden schemas, as if they held no table. */
    private static void requireSchema(Connection connection) throws SQLException {
        if (connection.getSchema() == null) {
            throw new SQLException("no schema exists that this user may read", NO_SCHEMA);
        }
    }
}
