package dev.retort.migrations.apply.exactlyonce;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code CREATE INDEX CONCURRENTLY}: not in a transaction, and when it is cut short an invalid index stays behind. */
final class ConcurrentIndex {

    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";
    private static final Pattern CREATE =
            Pattern.compile("(?is)\\A\\s*CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                    + NAME + "\\s+ON\\s+(?:ONLY\\s+)?" + NAME + ".*");

    private ConcurrentIndex() {}

    /** Whether it is a statement of that kind. */
    static boolean isBuiltBy(String sql) {
        return CREATE.matcher(sql).matches();
    }

    /**
     * Whether the index that the statement builds is there already, valid and on the same table. An invalid one of
     * that name, which a kill left, is dropped on the way.
     */
    static boolean exists(Connection connection, String sql) throws SQLException {
        Matcher create = CREATE.matcher(sql);
        if (!create.matches()) {
            return false;
        }
        String table = create.group(2);
        String index = inSchemaOf(table, create.group(1));
        String query = "SELECT indisvalid, indexrelid::regclass::text FROM pg_index"
                + " WHERE indexrelid = to_regclass(?) AND indrelid = to_regclass(?)";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, index);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                if (row.getBoolean(1)) {
                    return true;
                }
                drop(connection, row.getString(2));
                return false;
            }
        }
    }

    private static String inSchemaOf(String table, String index) {
        int dot = table.lastIndexOf('.');
        return dot < 0 ? index : table.substring(0, dot + 1) + index;
    }

    private static void drop(Connection connection, String index) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
        }
    }
}
