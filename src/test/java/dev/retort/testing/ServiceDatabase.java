package dev.retort.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * A new database that a {@link RunningService} and its test have open at the same time, so that a test can put rows
 * there without paying for the hash of a password each.
 *
 * @param settings with which the service finds it: environment variables
 * @param url the JDBC URL for the test
 * @param user the name of the database user and the password, both
 */
public record ServiceDatabase(Map<String, String> settings, String url, String user) {

    /**
     * A database of its own for a service that runs in {@code folder}. On H2 the first process that opens the file, the
     * service, lets others in by way of the loopback interface.
     */
    public static ServiceDatabase create(Engine engine, Path folder) {
        return switch (engine) {
            case H2 -> {
                String url = "jdbc:h2:file:" + folder.resolve("data/retort") + ";AUTO_SERVER=TRUE";
                yield new ServiceDatabase(
                        Map.of("QUARKUS_DATASOURCE_JDBC_URL", url, "JAVA_TOOL_OPTIONS", "-Dh2.bindAddress=127.0.0.1"),
                        url,
                        "");
            }
            case POSTGRESQL -> {
                Map<String, String> settings = RunningService.onNewDatabase(engine);
                yield new ServiceDatabase(settings, settings.get("QUARKUS_DATASOURCE_JDBC_URL"), PostgresqlServer.USER);
            }
        };
    }

    /** A connection of the test's own; only while the service runs. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(url, user, user);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot connect to " + url, e);
        }
    }
}
