package dev.retort.migrations.apply.connect;

import dev.retort.migrations.DriverMessage;
import dev.retort.migrations.MigrationException;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.MissingDriverException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The database that is migrated, and how to reach it.
 *
 * @param url JDBC URL; leads straight to the server, not to a pooler that shares sessions between transactions
 * @param username null when the URL or the driver knows
 * @param password null for none
 * @param properties further properties for the driver
 * @param opener how a connection comes about
 */
public record DatabaseAccess(
        String url, String username, String password, Map<String, String> properties, Opener opener) {

    /** Opens a connection. */
    @FunctionalInterface
    public interface Opener {
        Connection open(String url, Properties properties) throws SQLException;
    }

    /** Shown in {@code pg_stat_activity}; the prefix marks sessions that are not another Liquibase client's. */
    public static final String APPLICATION = "retort";

    private static final int H2_NO_DATABASE = 90146;
    private static final int H2_IN_USE = 90020;
    private static final int H2_NO_SCHEMA = 90079;
    private static final Pattern NO_SCHEMA = Pattern.compile("(?s).*?\"(.*?)\".*");

    public DatabaseAccess {
        properties = Map.copyOf(properties);
    }

    public DatabaseAccess(String url, String username, String password) {
        this(url, username, password, Map.of(), DatabaseAccess::connect);
    }

    /** Not through {@code DriverManager}, which sees only the drivers of one class loader. */
    public static Connection connect(String url, Properties properties) throws SQLException {
        H2Assertions.enable();
        Engine engine = Engine.of(url);
        MissingDriverException.require(engine, engine);
        try {
            return Class.forName(engine.driver(), true, DatabaseAccess.class.getClassLoader())
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance()
                    .connect(Dialect.of(engine).forDriver(url), properties);
        } catch (ReflectiveOperationException missing) {
            throw new SQLException("this build has no driver for " + url.replaceFirst("(?s)[?;].*", ""), missing);
        }
    }

    public Engine engine() {
        return Engine.of(url);
    }

    /** Whether the database lives in the process that opens it, which no other process can share. */
    public boolean isEmbedded() {
        return Dialect.of(engine()).isEmbedded();
    }

    /**
     * A connection of its own.
     *
     * @param purpose a word that tells sessions apart on the server
     * @throws MigrationException when there is no connection; names the database, never the password
     */
    public Connection open(String purpose) {
        try {
            Connection connection = opener.open(url, properties(purpose));
            Dialect.of(engine()).prepare(connection);
            return connection;
        } catch (SQLException failure) {
            throw noConnection(failure);
        }
    }

    /** A connection for looking; empty when there is no database yet, which looking must not create. */
    public Optional<Connection> openForReading() {
        String careful = Dialect.of(engine()).forReading(url);
        try {
            return Optional.of(opener.open(careful, properties("reading")));
        } catch (SQLException failure) {
            if (failure.getErrorCode() == H2_NO_DATABASE) {
                return Optional.empty();
            }
            throw noConnection(failure);
        }
    }

    /** Stands in for a database that is not there yet, so that looking need not create it. */
    public Connection openScratch() {
        try {
            return opener.open("jdbc:h2:mem:", new Properties());
        } catch (SQLException failure) {
            throw noConnection(failure);
        }
    }

    private Properties properties(String purpose) {
        Properties all = new Properties();
        if (username != null) {
            all.setProperty("user", username);
        }
        if (password != null) {
            all.setProperty("password", password);
        }
        all.putAll(Dialect.of(engine()).properties(APPLICATION + " " + purpose));
        all.putAll(properties);
        return all;
    }

    private MigrationException noConnection(SQLException failure) {
        if (failure.getErrorCode() == H2_NO_SCHEMA) {
            String name = NO_SCHEMA.matcher(failure.getMessage()).replaceFirst("$1");
            return new MigrationException(
                    "the database '" + place() + "' has no schema '" + name + "'",
                    "create it: CREATE SCHEMA " + name + ", or add ;INIT=CREATE SCHEMA IF NOT EXISTS " + name
                            + " to the URL",
                    failure);
        }
        if (failure.getErrorCode() == H2_IN_USE) {
            return new DatabaseAwayException(
                    "the database '" + place() + "' is in use by another process",
                    "stop the service or the command that has the file open",
                    failure);
        }
        Optional<DatabaseAwayException> trouble = H2FileErrors.of(place(), failure);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        return new DatabaseAwayException(
                "no connection to the database '" + place() + "': " + withoutSecrets(DriverMessage.text(failure)),
                remedy(String.valueOf(failure.getSQLState())),
                failure);
    }

    private static String remedy(String state) {
        if (state.startsWith("28")) {
            return "check user and password: --username, --password or QUARKUS_DATASOURCE_USERNAME, _PASSWORD";
        }
        return (state.startsWith("3D") ? "create it" : "start the database server")
                + ", or correct the URL: --url or QUARKUS_DATASOURCE_JDBC_URL";
    }

    /** The URL without its parameters, which may hold a password. */
    public String place() {
        return url.replaceFirst("(?s)[?;].*", "").replaceFirst("//.*@", "//");
    }

    /** A message of a driver, on one line and without the password. */
    public String withoutSecrets(String message) {
        String line = message == null ? "" : message.strip().lines().findFirst().orElse("");
        line = line.replace(url, place()).replaceAll("(?i)(password=)[^;&\\s]+", "$1…");
        return password == null || password.length() < 4 ? line : line.replace(password, "…");
    }

    @Override
    public String toString() {
        return place();
    }
}
