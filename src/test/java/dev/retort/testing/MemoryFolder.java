package dev.retort.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in memory for the data of a PostgreSQL server, where Linux has one with room. Making a database is mostly
 * making 300 files, which on some disks takes four times as long.
 */
final class MemoryFolder {

    private static final Path MEMORY = Path.of("/dev/shm");

    /** Two servers at once, with hundreds of databases of 8 MB each. */
    private static final long ROOM_BYTES = 8L << 30;

    private static final String PREFIX = "retort-tests-";

    private static final long OWN_ID = ProcessHandle.current().pid();

    private MemoryFolder() {}

    /** A folder that does not exist yet, for this process; empty where there is no room. */
    static Optional<Path> forThisProcess() throws IOException {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ROOM_BYTES) {
            return Optional.empty();
        }
        removeThoseOfEndedProcesses();
        return Optional.of(MEMORY.resolve(PREFIX + OWN_ID));
    }

    private static void removeThoseOfEndedProcesses() throws IOException {
        List<Path> all;
        try (Stream<Path> folders = Files.list(MEMORY)) {
            all = folders.filter(folder -> folder.getFileName().toString().matches(PREFIX + "[0-9]+"))
                    .toList();
        }
        for (Path folder : all) {
            long process = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
            // One with our own number is of an ended process that had it before us.
            if (process == OWN_ID || ProcessHandle.of(process).isEmpty()) {
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Collections.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (NoSuchFileException | UncheckedIOException removed) {
            // By another process of the tests, which began at the same time.
            return;
        }
    }
}
