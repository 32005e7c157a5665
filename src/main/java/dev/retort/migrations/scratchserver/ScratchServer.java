package dev.retort.migrations.scratchserver;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of Retort's own, which ends with this process. Nothing in it outlives the process. */
public final class ScratchServer {

    private static final Map<Integer, ScratchServer> RUNNING = new ConcurrentHashMap<>();
    private static final int ATTEMPTS = 3;
    private static final int START_SECONDS = 60;
    private static final int END_SECONDS = 10;
    private static final int POLL_MILLIS = 10;

    /**
     * Runs a program until it ends or standard input does, which happens when this process is gone, however it ended.
     * Then the folder goes. Signals that a terminal sends to all are for the program.
     */
    private static final String WATCH = """
            trap '' HUP INT TERM
            folder=$1
            shift
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3 >/dev/null; [ -f "$folder/ended" ] || kill -QUIT $server; } 2>/dev/null &
            wait $server
            : >"$folder/ended"
            cat <&3 >/dev/null
            rm -rf "$folder" "$folder.lock"
            """;

    private final InstalledServer installed;
    private final ServerFolder folder;
    private final int port;
    private Process process;

    private ScratchServer(InstalledServer installed, ServerFolder folder, int port) {
        this.installed = installed;
        this.folder = folder;
        this.port = port;
    }

    /** Major version of the server that is used where nobody says which. */
    public static int newestMajor() {
        return InstalledServer.major(ServerCache.newest());
    }

    /**
     * The server of a major version that this process has, started when there is none.
     *
     * @param major such as 18
     * @throws MigrationException when it can be neither found nor fetched, or does not start
     */
    public static ScratchServer running(int major) {
        return RUNNING.computeIfAbsent(major, version -> start(ServerCache.ofThisUser(), version));
    }

    /** Another one, from a cache. */
    static ScratchServer start(ServerCache cache, int major) {
        InstalledServer server = cache.server(major);
        TemporaryPlace place = TemporaryPlace.ofThisMachine();
        place.all().forEach(ServerFolder::sweep);
        Path folder = place.preferred();
        String reason = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                ScratchServer started = new ScratchServer(server, ServerFolder.create(folder), freePort());
                reason = started.tried(cache.user());
                if (reason == null) {
                    return started;
                }
                // Somebody else may have taken the port, or the room.
                started.stop();
            } catch (IOException failure) {
                reason = failure.getMessage();
            }
            folder = place.temporary();
        }
        throw new MigrationException(
                "PostgreSQL " + server.version() + " for scratch databases does not start: " + reason,
                "use a server that runs: --scratch-url");
    }

    /** Starts it; null when that worked, or else the reason why not. */
    private String tried(OrdinaryUser user) {
        try {
            return start(user) ? null : reason();
        } catch (IOException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean start(OrdinaryUser user) throws IOException {
        user.own(folder.path());
        FileTree.copy(installed.template(), folder.data());
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>();
        if (!isWindows) {
            command.addAll(List.of("sh", "-c", WATCH, "sh", folder.path().toString()));
        }
        command.addAll(user.command(installed.program("postgres").toString()));
        command.addAll(List.of("-D", folder.data().toString(), "-p", Integer.toString(port)));
        // Nothing has to reach the disk, and nobody is to come in another way.
        Stream.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "fsync=off",
                        "synchronous_commit=off",
                        "full_page_writes=off",
                        "autovacuum=off")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile());
        Thread end = new Thread(this::stop, "retort-scratch-server");
        if (!Processes.addHook(end)) {
            throw new MigrationException("the command was interrupted", "run it again");
        }
        process = builder.start();
        return awaitReady();
    }

    private boolean awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() - end < 0) {
            if (folder.isReady()) {
                return true;
            }
            try {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)
                        || Files.exists(folder.path().resolve("ended"))) {
                    return false;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private String reason() throws IOException {
        List<String> lines = Files.exists(folder.log()) ? Files.readAllLines(folder.log()) : List.of();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("ERROR:"))
                .map(line -> line.replaceFirst(".*(FATAL|ERROR): *", ""))
                .findFirst()
                .orElse(lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1));
    }

    /** Ends the server at once and removes its files. */
    synchronized void stop() {
        try {
            if (process != null) {
                process.getOutputStream().close();
                if (System.getProperty("os.name").startsWith("Windows")) {
                    process.destroy();
                }
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            folder.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException left) {
            // The next command removes it.
            return;
        }
    }

    /** JDBC URL of a database that is always there. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Name of its superuser. */
    public String username() {
        return InstalledServer.SUPERUSER;
    }

    /** Password of the superuser. */
    public String password() {
        return installed.password();
    }

    /** Version of PostgreSQL, such as 18.6. */
    public String version() {
        return String.join(".", Arrays.copyOf(installed.version().split("\\."), 2));
    }
}
