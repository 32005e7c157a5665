package dev.retort.migrations.scratchserver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The temporary folder of a server that runs. Beside it is a file that its command has locked for as long as it lives, so
 * that others can tell a folder that was left behind.
 */
record ServerFolder(Path path, FileChannel lock) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServerFolder.class);
    /** Those of this process. POSIX: whoever opens and closes a locked file gives up the locks that the same process has on it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final Duration END = Duration.ofSeconds(5);

    /** Creates one, below {@code temporary}. */
    static ServerFolder create(Path temporary) throws IOException {
        Path lock = Files.createTempFile(temporary, prefix(), ".lock");
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        channel.lock();
        // Not before it is locked: a folder whose lock is free counts as left behind.
        Path folder = Path.of(lock.toString().replaceFirst("\\.lock$", ""));
        OWN.add(folder);
        return new ServerFolder(Files.createDirectory(folder), channel);
    }

    private static String prefix() {
        return "retort-postgresql-" + System.getProperty("user.name") + "-";
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("log");
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".lock");
    }

    /** Removes what commands of this user that died left behind, servers included. */
    static void sweep(Path temporary) {
        try (Stream<Path> all = Files.list(temporary)) {
            List<Path> folders = all.filter(
                            path -> path.getFileName().toString().startsWith(prefix())
                                    && Files.isDirectory(path)
                                    && !OWN.contains(path))
                    .toList();
            for (Path folder : folders) {
                sweepFolder(folder);
            }
        } catch (IOException unreadable) {
            LOG.debug("left behind until the next command", unreadable);
        }
    }

    private static void sweepFolder(Path folder) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(lockOf(folder), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                new ServerFolder(folder, channel).remove();
            }
        } catch (OverlappingFileLockException ours) {
            LOG.tracef("'%s' is in use by this process", folder);
        }
    }

    private void remove() throws IOException {
        runningServer().ifPresent(ServerFolder::end);
        FileTree.delete(path);
        Files.deleteIfExists(lockOf(path));
    }

    /** The server's process, if it runs; never another one that has its number by now. */
    private Optional<ProcessHandle> runningServer() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .filter(process -> process.info().commandLine().orElse("").contains(data().toString()));
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException stays) {
            server.destroyForcibly();
        }
    }

    /** Whether the server takes connections. */
    boolean isReady() throws IOException {
        Path file = data().resolve("postmaster.pid");
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
            return lines.anyMatch(line -> line.strip().equals("ready"));
        }
    }

    /** Deletes the folder; its server must have ended. */
    @Override
    public void close() throws IOException {
        FileTree.delete(path);
        Files.deleteIfExists(lockOf(path));
        lock.close();
        OWN.remove(path);
    }
}
