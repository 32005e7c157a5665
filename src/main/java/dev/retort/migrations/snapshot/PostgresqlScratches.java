package dev.retort.migrations.snapshot;

import dev.retort.migrations.DatabaseError;
import dev.retort.migrations.DriverMessage;
import dev.retort.migrations.dialect.IdleTimeouts;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * Databases on a server. Each has a name that says whose it is, and its maker holds an advisory lock for as long as it
 * lives: a database whose lock is free belongs to nobody, and the next run drops it.
 */
final class PostgresqlScratches implements Scratches {

    private static final String CONNECT_SECONDS = "10";

    private final String url;
    private final Properties properties = new Properties();
    private boolean swept;

    PostgresqlScratches(String url, String username, String password) {
        this.url = url;
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "retort scratch");
    }

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }

    @Override
    public Scratch open() {
        return open("template0");
    }

    private Scratch open(String template) {
        Connection keeper = connect(properties);
        try {
            String prefix = prefix(keeper);
            sweepOnce(keeper, prefix);
            String name = prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
            execute(keeper, "select pg_advisory_lock(" + key(name) + ")");
            return create(keeper, name, template);
        } catch (SQLException failure) {
            closeQuietly(keeper);
            throw DatabaseError.in(failure).contains(DatabaseError.NO_RIGHTS)
                    ? new UnusableServerException(
                            "the database user may not create scratch databases",
                            "grant it the right (ALTER ROLE … CREATEDB), or use another server: --scratch-url",
                            failure)
                    : new ScratchException("no scratch database could be created: " + failure.getMessage(), failure);
        } catch (RuntimeException failure) {
            closeQuietly(keeper);
            throw failure;
        }
    }

    private Scratch create(Connection keeper, String name, String template) throws SQLException {
        OpenScratches.add(name, () -> abandon(name));
        try {
            execute(keeper, "create database " + name + " template " + template);
            return new OnServer(keeper, name);
        } catch (SQLException | RuntimeException failure) {
            OpenScratches.remove(name);
            throw failure;
        }
    }

    private Connection connect(Properties with) {
        try {
            Connection connection = Drivers.connect(url, with);
            if (connection == null) {
                throw new ScratchException(
                        "'" + url.replaceAll("[?].*", "") + "' is not the URL of a PostgreSQL server",
                        "write it as jdbc:postgresql://host:5432/database",
                        null);
            }
            IdleTimeouts.lift(connection);
            return connection;
        } catch (SQLException failure) {
            throw new UnusableServerException(
                    "no connection to the PostgreSQL server for scratch databases: " + DriverMessage.text(failure),
                    "start the server, or use another one: --scratch-url",
                    failure);
        }
    }

    private Connection connectTo(Connection keeper, String name) throws SQLException {
        try {
            Properties there = new Properties();
            there.putAll(properties);
            String user = keeper.getMetaData().getUserName();
            there.putIfAbsent("user", user);
            String target = url.replaceFirst("^(jdbc:postgresql:(?://[^/?]*/)?)[^?]*", "$1" + name);
            Connection connection = Drivers.connect(target, there);
            IdleTimeouts.lift(connection);
            execute(connection, "set synchronous_commit = off");
            Optional<String> schema = SchemaParameter.of(url);
            if (schema.isPresent()) {
                execute(
                        connection,
                        "create schema if not exists \"" + schema.get().replace("\"", "") + "\"");
            }
            return connection;
        } catch (SQLException | RuntimeException failure) {
            drop(keeper, name);
            throw failure;
        }
    }

    /** Locks are known within one database only, so names carry which one their makers came through. */
    private static String prefix(Connection keeper) throws SQLException {
        try (Statement statement = keeper.createStatement();
                ResultSet row = statement.executeQuery(
                        "select 'retort_scratch_' || substr(md5(current_database()), 1, 8) || '_'")) {
            row.next();
            return row.getString(1);
        }
    }

    private synchronized void sweepOnce(Connection keeper, String prefix) throws SQLException {
        if (!swept) {
            sweep(keeper, prefix);
            swept = true;
        }
    }

    private static void sweep(Connection keeper, String prefix) throws SQLException {
        List<String> orphans = new ArrayList<>();
        try (Statement statement = keeper.createStatement();
                ResultSet rows = statement.executeQuery("select datname from pg_database where starts_with(datname, '"
                        + prefix + "') and pg_try_advisory_lock(hashtextextended(datname, 0))")) {
            while (rows.next()) {
                orphans.add(rows.getString(1));
            }
        }
        for (String orphan : orphans) {
            drop(keeper, orphan);
            execute(keeper, "select pg_advisory_unlock(" + key(orphan) + ")");
        }
    }

    /** Key of the advisory lock that the creator of the database holds. */
    private static String key(String name) {
        return "hashtextextended('" + name + "', 0)";
    }

    /** Takes it away from its maker, whatever that is doing with it, and drops it. */
    private void abandon(String name) {
        Connection connection = null;
        try {
            connection = connect(properties);
            execute(connection, "set statement_timeout = '5s'");
            execute(
                    connection,
                    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                            + " and (classid::bigint << 32 | objid::bigint) = " + key(name));
            // Waits until its maker is gone: who is terminated while creating it may yet have created it.
            execute(connection, "select pg_advisory_lock(" + key(name) + ")");
            drop(connection, name);
        } catch (SQLException | ScratchException left) {
            // The next run drops it.
            return;
        } finally {
            if (connection != null) {
                closeQuietly(connection);
            }
        }
    }

    private static void drop(Connection keeper, String name) throws SQLException {
        execute(keeper, "drop database if exists " + name + " with (force)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // The server drops what hangs on it; there is nothing left to tell.
        }
    }

    private final class OnServer implements Scratch {

        private final Connection keeper;
        private final String name;
        private final Set<String> hidden = new HashSet<>();
        private Connection connection;

        OnServer(Connection keeper, String name) throws SQLException {
            this.keeper = keeper;
            this.name = name;
            this.connection = connectTo(keeper, name);
        }

        @Override
        public Engine engine() {
            return Engine.POSTGRESQL;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public Set<String> hidden() {
            return hidden;
        }

        /** PostgreSQL copies a database that nobody is connected to. */
        @Override
        public Scratch copy() {
            closeQuietly(connection);
            Scratch copy = PostgresqlScratches.this.open(name);
            copy.hidden().addAll(hidden);
            try {
                connection = connectTo(keeper, name);
                return copy;
            } catch (SQLException failure) {
                copy.close();
                throw new ScratchException("no connection to scratch database '" + name + "'", failure);
            }
        }

        @Override
        public void close() {
            closeQuietly(connection);
            try {
                drop(keeper, name);
                OpenScratches.remove(name);
            } catch (SQLException failure) {
                throw new ScratchException(
                        "scratch database '" + name + "' cannot be dropped", "the next run drops it", failure);
            } finally {
                closeQuietly(keeper);
            }
        }
    }
}
