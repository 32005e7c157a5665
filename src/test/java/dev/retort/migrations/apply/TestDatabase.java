package dev.retort.migrations.apply;

import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.apply.exactlyonce.SchemaFingerprint;
import dev.retort.migrations.schema.Engine;
import dev.retort.testing.PostgresqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** An empty database to migrate. */
public record TestDatabase(Engine engine, String url) {

    public static TestDatabase create(Engine engine, Path directory) {
        return switch (engine) {
            case H2 ->
                new TestDatabase(
                        engine,
                        "jdbc:h2:file:"
                                + directory.resolve("db" + UUID.randomUUID()).toAbsolutePath()
                                + ";WRITE_DELAY=0");
            case POSTGRESQL -> new TestDatabase(engine, PostgresqlServer.createDatabase());
        };
    }

    public DatabaseAccess access() {
        return new DatabaseAccess(url, user(), password());
    }

    public String user() {
        return engine == Engine.H2 ? "sa" : PostgresqlServer.USER;
    }

    public String password() {
        return engine == Engine.H2 ? "" : PostgresqlServer.USER;
    }

    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password());
        return DatabaseAccess.connect(url, properties);
    }

    public void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Each row as its columns with bars between. */
    public List<String> rows(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(result.getString(column));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    /** What the schema is, whatever rows there are. */
    public String fingerprint() throws SQLException {
        try (Connection connection = connect()) {
            return new SchemaFingerprint(engine).take(connection);
        }
    }
}
