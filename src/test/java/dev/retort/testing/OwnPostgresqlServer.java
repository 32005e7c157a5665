package dev.retort.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of one test's own, which can be taken away and given back: same port, same data. */
public final class OwnPostgresqlServer implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    private OwnPostgresqlServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** Starts a server that keeps its data in {@code data}, a folder that does not exist yet. */
    public static OwnPostgresqlServer start(Path data) {
        try {
            return new OwnPostgresqlServer(data, builder(data).start());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return PostgresqlServer.sortingByLanguage()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off");
    }

    public int port() {
        return server.getPort();
    }

    /** Stops it: open connections end, new ones are refused. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
        }
    }

    /** Starts it again. */
    public void startAgain() {
        try {
            server = builder(data).setPort(server.getPort()).start();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start again", e);
        }
    }

    /** Stops all of its processes where they stand: connections are accepted by the kernel, and nobody answers. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void goOn() {
        signal("-CONT");
    }

    /** Ends every connection of others to {@code database}; new ones are welcome. How many they were. */
    public int endConnections(String database) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port() + "/postgres", "postgres", "postgres");
                Statement statement = connection.createStatement();
                var ended = statement.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = '" + database + "' and pid <> pg_backend_pid()")) {
            ended.next();
            return ended.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot end the connections to '" + database + "'", e);
        }
    }

    private void signal(String signal) {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
            ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
            // Once stopped it has no further children, which would be left out.
            kill(signal, Stream.of(server));
            kill(signal, server.descendants());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot signal the embedded PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void kill(String signal, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(each -> command.add(Long.toString(each.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Override
    public void close() {
        goOn();
        stop();
    }
}
