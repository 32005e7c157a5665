package dev.retort.migrations.scratchserver;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Folders that a server's files may be in while it runs. A server makes and deletes thousands of files, which costs most of its time on
 * a disk, so memory is preferred where there is plenty.
 *
 * @param memory folder of a file system in memory; another one is never preferred
 * @param temporary folder for temporary files
 * @param isUsual whether nobody has chosen {@code temporary}, so that another folder may take its place
 */
record TemporaryPlace(Path memory, Path temporary, boolean isUsual) {

    private static final Logger LOG = Logger.getLogger(TemporaryPlace.class);

    private static final Path MEMORY_STATUS = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    /** A server with its scratch databases takes some 100 MB; large samples of rows take more. */
    private static final long LEAST_BYTES = 1L << 30;

    private static final long LEAST_AVAILABLE_KIB = 2L << 20;

    /** Those of this machine. */
    static TemporaryPlace ofThisMachine() {
        String temporary = System.getProperty("java.io.tmpdir");
        return new TemporaryPlace(Path.of("/dev/shm"), Path.of(temporary), temporary.equals("/tmp"));
    }

    /** The folder to try first. */
    Path preferred() {
        try {
            return isUsual && isRoomy() ? memory : temporary;
        } catch (IOException | RuntimeException unreadable) {
            LOG.debugf(unreadable, "'%s' is not used", memory);
            return temporary;
        }
    }

    /** All of them, to be looked at for what was left behind. */
    List<Path> all() {
        return isUsual && Files.isDirectory(memory) ? List.of(temporary, memory) : List.of(temporary);
    }

    private boolean isRoomy() throws IOException {
        if (!Files.isDirectory(memory) || !Files.isWritable(memory)) {
            return false;
        }
        FileStore store = Files.getFileStore(memory);
        return store.type().equals("tmpfs")
                && store.getUsableSpace() >= LEAST_BYTES
                && availableKib() >= LEAST_AVAILABLE_KIB;
    }

    /** Memory that programs can still take, as Linux estimates it; 0 when it is not told. */
    private static long availableKib() throws IOException {
        try (Stream<String> lines = Files.lines(MEMORY_STATUS)) {
            return lines.filter(line -> line.startsWith(AVAILABLE))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }
}
