package dev.retort.migrations.scratchserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of Retort's own lives as long as its command, however that ends. */
class ScratchServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path temporary;

    /** A command that has started a server, and ends when its standard input does. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            System.out.println(
                    ScratchServer.running(ScratchServer.newestMajor()).url());
            System.exit(System.in.read() + 1);
        }
    }

    private record Running(Process process, BufferedReader output, int port) {

        void awaitGone(Path temporary) {
            await().atMost(PATIENCE).until(() -> !accepts());
            await().atMost(PATIENCE).until(() -> files(temporary).isEmpty());
        }

        boolean accepts() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException refused) {
                return false;
            }
        }
    }

    @Test
    void itEndsWithItsCommand() throws IOException, InterruptedException {
        Running running = start();
        assertThat(running.accepts()).isTrue();

        running.process().getOutputStream().close();

        assertThat(running.process().waitFor()).isZero();
        assertThat(running.accepts()).isFalse();
        assertThat(files(temporary)).isEmpty();
    }

    @Test
    void itEndsWithACommandThatIsToldToEnd() throws IOException, InterruptedException {
        Running running = start();
        running.process().destroy();
        running.process().waitFor();
        assertThat(running.accepts()).isFalse();
        assertThat(files(temporary)).isEmpty();
    }

    @Test
    void itEndsWithACommandThatIsKilled() throws IOException {
        Running running = start();
        running.process().destroyForcibly();
        running.awaitGone(temporary);
    }

    @Test
    void theNextCommandEndsTheServerThatNobodyWatchesAndNoOther() throws IOException, InterruptedException {
        Running orphan = start();
        Running other = start();
        List<ProcessHandle> watchers = orphan.process().descendants().toList();
        ProcessHandle server = watchers.stream()
                .filter(handle -> handle.info().command().orElse("").endsWith("bin/postgres"))
                .filter(handle -> handle.info().commandLine().orElse("").contains(" -D "))
                .findFirst()
                .orElseThrow();
        orphan.process().destroyForcibly();
        watchers.stream()
                .filter(handle -> handle.info().command().orElse("").matches(".*/(sh|dash|bash|cat|busybox|coreutils)"))
                .forEach(ProcessHandle::destroyForcibly);
        orphan.process().waitFor();
        if (server.isAlive()) {
            assertThat(files(temporary)).hasSize(4);
        }

        Running next = start();

        assertThat(orphan.accepts()).isFalse();
        await().atMost(PATIENCE).until(() -> !server.isAlive());
        assertThat(other.accepts()).isTrue();
        assertThat(files(temporary)).hasSize(4);
        for (Running each : List.of(other, next)) {
            each.process().getOutputStream().close();
            each.process().waitFor();
        }
        assertThat(files(temporary)).isEmpty();
    }

    /** The lock of a folder is that of the process, and the next server of this process looks at all folders, too. */
    @Test
    void othersLeaveAFolderAloneWhoseProcessHasLookedAtIt() throws IOException, InterruptedException {
        try (ServerFolder own = ServerFolder.create(temporary)) {
            ServerFolder.sweep(temporary);

            Running other = start();

            assertThat(own.path()).isDirectory();
            other.process().getOutputStream().close();
            other.process().waitFor();
        }
        assertThat(files(temporary)).isEmpty();
    }

    @Test
    void nobodyComesInWithoutThePassword() throws SQLException {
        ScratchServer server = ScratchServer.running(ScratchServer.newestMajor());
        try (Connection connection = DriverManager.getConnection(server.url(), server.username(), server.password())) {
            assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo(server.version());
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DriverManager.getConnection(server.url(), server.username(), "guess"))
                .hasMessageContaining("password authentication failed");
    }

    private Running start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String url = output.readLine();
        return new Running(process, output, Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1")));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("retort-postgresql-"))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
