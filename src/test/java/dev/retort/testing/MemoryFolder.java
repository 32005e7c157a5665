package dev.retort.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
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

    private MemoryFolder() {}

    /** A folder that does not exist yet, for this process; empty where there is no room. */
    static Optional<Path> forThisProcess() throws IOException {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ROOM_BYTES) {
            return Optional.empty();
        }
        removeThoseOfEndedProcesses();
        return Optional.of(MEMORY.resolve(PREFIX + ProcessHandle.current().pid()));
    }

    private static void removeThoseOfEndedProcesses() throws IOException {
        List<Path> all;
        try (Stream<Path> folders = Files.list(MEMORY)) {
            all = folders.filter(folder -> folder.getFileName().toString().matches(PREFIX + "[0-9]+"))
                    .toList();
        }
        for (Path folder : all) {
            long process = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
            if (ProcessHandle.of(process).isEmpty()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.sorted(Collections.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
        }
    }
}
