package dev.retort.migrations.apply.lock;

import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.apply.connect.LiquibaseTables;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.history.HistoryReader;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The row by which Liquibase clients keep each other out. It outlives its holder, so it is never believed alone. */
public final class LockRow {

    /**
     * The row as it was read.
     *
     * @param by who took it; null when it is free
     * @param since in the zone of whoever took it; null when it is free
     */
    public record Content(boolean locked, String by, LocalDateTime since) {

        /** Whether a process of ours took it, which is gone when its guard is. */
        public boolean ours() {
            return by != null && by.startsWith(DatabaseAccess.APPLICATION + " ");
        }
    }

    private final Connection connection;
    private final Engine engine;
    private final LiquibaseTables tables;
    private final String holder;

    public LockRow(Connection connection, Engine engine, LiquibaseTables tables, String holder) {
        this.connection = connection;
        this.engine = engine;
        this.tables = tables;
        this.holder = holder;
    }

    /** Creates the table and its row where they are missing, also the row alone: a kill may have come in between. */
    void prepare() throws SQLException {
        if (complete()) {
            return;
        }
        try {
            for (String statement : missing(connection, engine, tables)) {
                execute(statement);
            }
            commit();
        } catch (SQLException failure) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            // Somebody else may have made it at the same moment.
            if (!complete()) {
                throw failure;
            }
        }
    }

    /** Statements that create the table and the row. */
    public static List<String> missing(Connection connection, Engine engine, LiquibaseTables tables)
            throws SQLException {
        Dialect dialect = Dialect.of(engine);
        List<String> missing = new ArrayList<>();
        if (!exists(connection, tables.lock())) {
            missing.add("CREATE TABLE IF NOT EXISTS " + tables.lock()
                    + " (ID INTEGER NOT NULL, LOCKED BOOLEAN NOT NULL," + " LOCKGRANTED " + dialect.timestampType()
                    + ", LOCKEDBY VARCHAR(255), CONSTRAINT " + dialect.lockTableKey() + " PRIMARY KEY (ID))");
        }
        missing.add("INSERT INTO " + tables.lock() + " (ID, LOCKED) SELECT 1, FALSE WHERE NOT EXISTS (SELECT 1 FROM "
                + tables.lock() + " WHERE ID = 1)");
        return missing;
    }

    private boolean complete() throws SQLException {
        if (!exists(connection, tables.lock())) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ID FROM " + tables.lock() + " WHERE ID = 1")) {
            return row.next();
        }
    }

    /** Whether there is a table of that name, written as SQL would. */
    public static boolean exists(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0")) {
            return !rows.next();
        } catch (SQLException failure) {
            if (!HistoryReader.isMissingTable(failure)) {
                throw failure;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return false;
        }
    }

    public Content read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT LOCKED, LOCKEDBY, LOCKGRANTED FROM " + tables.lock() + " WHERE ID = 1")) {
            return row.next() && row.getBoolean(1)
                    ? new Content(true, row.getString(2), row.getObject(3, LocalDateTime.class))
                    : new Content(false, null, null);
        }
    }

    /** Writes our name, if the row still is as it was read. */
    boolean take(Content asRead) throws SQLException {
        String unchanged =
                asRead.locked() ? "LOCKED = TRUE AND COALESCE(LOCKEDBY, '') = ?" : "LOCKED = FALSE AND '' = ?";
        String sql = "UPDATE " + tables.lock() + " SET LOCKED = TRUE, LOCKGRANTED = "
                + Dialect.of(engine).nowInUtc() + ", LOCKEDBY = ? WHERE ID = 1 AND " + unchanged;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, holder);
            statement.setString(2, asRead.by() == null ? "" : asRead.by());
            boolean taken = statement.executeUpdate() == 1;
            commit();
            return taken;
        }
    }

    boolean isOurs() throws SQLException {
        return holder.equals(read().by());
    }

    /** Frees the row, unless somebody else has it by now. */
    void giveBack() throws SQLException {
        String sql = "UPDATE " + tables.lock()
                + " SET LOCKED = FALSE, LOCKGRANTED = NULL, LOCKEDBY = NULL WHERE ID = 1 AND LOCKEDBY = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, holder);
            statement.executeUpdate();
            commit();
        }
    }

    /** Until the end of the transaction nobody else gets past here. */
    void lockForUpdate() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT LOCKED FROM " + tables.lock() + " WHERE ID = 1 FOR UPDATE")) {
            row.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
