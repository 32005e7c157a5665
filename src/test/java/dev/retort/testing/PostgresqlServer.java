package dev.retort.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.Driver;

/**
 * A real PostgreSQL that the build brings along: one server for all tests of a JVM, started when first asked for and
 * stopped with the JVM. Each test takes a database of its own.
 */
public final class PostgresqlServer {

    /** User name and password, both. */
    public static final String USER = "postgres";

    /** Where the port is kept: Quarkus loads this class anew for each profile, and each must find the same server. */
    private static final String PORT_PROPERTY = "retort.test.postgresql.port";

    private PostgresqlServer() {}

    /** The JDBC URL of a new, empty database. */
    public static String createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        String server = "jdbc:postgresql://localhost:" + port() + "/";
        Properties user = new Properties();
        user.setProperty("user", USER);
        user.setProperty("password", USER);
        // Not by DriverManager, from which each application of Quarkus takes its drivers away when it ends.
        try (Connection connection = new Driver().connect(server + "postgres", user);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database '" + name + "'", e);
        }
        return server + name;
    }

    private static int port() {
        synchronized (System.getProperties()) {
            String port = System.getProperty(PORT_PROPERTY);
            if (port == null) {
                port = Integer.toString(start());
                System.setProperty(PORT_PROPERTY, port);
            }
            return Integer.parseInt(port);
        }
    }

    /** A server whose databases sort as English does, and not by code point: what relies on a collation has to say so. */
    static EmbeddedPostgres.Builder sortingByLanguage() {
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "en-US");
    }

    private static int start() {
        try {
            EmbeddedPostgres.Builder server = sortingByLanguage()
                    .setServerConfig("max_connections", "300")
                    // Nothing here outlives the tests, so nothing has to reach the disk.
                    .setServerConfig("fsync", "off");
            MemoryFolder.forThisProcess().ifPresent(server::setDataDirectory);
            // Closed by a shutdown hook of its own, which also removes its data.
            return server.start().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        }
    }
}
