package dev.retort.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL server that the tests use, with PostgreSQL's own settings, on a port of its own. */
final class Cluster implements AutoCloseable {

    /** Users in each database that is measured. */
    static final int USERS = 10_000;

    /** The age of a user is the remainder of its id. */
    static final int AGES = 90;

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    private Cluster(EmbeddedPostgres server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    static Cluster start(Path work, Children children) throws IOException {
        Path data = work.resolve("postgresql");
        EmbeddedPostgres server =
                EmbeddedPostgres.builder().setDataDirectory(data).start();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        children.note(pid);
        return new Cluster(server, ProcessHandle.of(pid).orElseThrow());
    }

    /** Processor time so far in seconds, of all processes of the server. */
    double cpuSeconds() {
        return Usage.cpuSecondsOfTree(postmaster);
    }

    Database create(String name) throws SQLException {
        return create(name, "template1");
    }

    /** Nobody may be connected to the template. */
    Database create(String name, String template) throws SQLException {
        run("postgres", "create database " + name + " template " + template);
        return new Database(server.getPort(), name);
    }

    void drop(Database database) throws SQLException {
        run("postgres", "drop database " + database.name() + " with (force)");
    }

    /** Puts users 1 to {@link #USERS} into the table, which is empty. */
    void fill(Database database) throws SQLException {
        fill(database, 1, USERS);
    }

    /** Puts users {@code first} to {@code last} into the table, made by the server. */
    void fill(Database database, int first, int last) throws SQLException {
        run(
                database.name(),
                """
                insert into users (id, name, email, password, age, created_at, updated_at, version, role, tokens_valid_from)
                select n, 'User ' || n, 'user' || n || '@example.org', '-', mod(n, %d), t, t, 0, 'USER', timestamptz 'epoch'
                from (select n, timestamptz '2026-01-01 00:00:00.123456Z' + n * interval '1 minute' as t
                      from generate_series(%d, %d) as n) as users""".formatted(AGES, first, last),
                "select setval('users_seq', %d)".formatted(10L * last),
                "vacuum analyze users",
                "checkpoint");
    }

    void run(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Version of the server. */
    String version() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                new Database(server.getPort(), database).jdbcUrl(), Database.USER, Database.USER);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
