package dev.retort.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A contestant that runs. */
final class Server implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 300;

    private final Contestant contestant;
    private final Process process;
    private final int port;
    private final Path log;
    private final long startedAt;

    private Server(Contestant contestant, Process process, int port, Path log, long startedAt) {
        this.contestant = contestant;
        this.process = process;
        this.port = port;
        this.log = log;
        this.startedAt = startedAt;
    }

    static Server start(Contestant contestant, Database database, Path work, Children children) throws IOException {
        int port = freePort();
        Path log = work.resolveSibling("logs").resolve(contestant.name() + "-" + port + ".log");
        long startedAt = System.nanoTime();
        Process process =
                children.start(contestant.command(port, database), contestant.settings(port, database), work, log);
        return new Server(contestant, process, port, log, startedAt);
    }

    String name() {
        return contestant.name();
    }

    Path log() {
        return log;
    }

    int port() {
        return port;
    }

    double cpuSeconds() {
        return Usage.cpuSeconds(process.toHandle());
    }

    double residentMegabytes() {
        return Usage.residentMegabytes(process.toHandle());
    }

    /** Waits for the first 200 to a GET; returns the milliseconds since the process was started. */
    double awaitOk(String path) throws InterruptedException {
        long deadline = startedAt + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!get(path).startsWith("HTTP/1.1 200")) {
            if (!process.isAlive()) {
                throw new BenchException(name() + " ended instead of serving: " + lastLine());
            }
            if (System.nanoTime() > deadline) {
                throw new BenchException(
                        name() + " does not answer " + path + " within " + PATIENCE_SECONDS + " s; see " + log);
            }
            Thread.sleep(2);
        }
        return (System.nanoTime() - startedAt) / 1e6;
    }

    /** Status line, headers and body of the answer; empty when nobody listens. */
    String get(String path) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return (lines.isEmpty() ? "no output" : lines.get(lines.size() - 1)) + " (" + log + ")";
        } catch (IOException e) {
            return "see " + log;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
