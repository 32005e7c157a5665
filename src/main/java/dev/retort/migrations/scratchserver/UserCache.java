package dev.retort.migrations.scratchserver;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Supplier;

/** The folder for files that can be made again, where each operating system wants it, and a lock on it. */
final class UserCache {

    private static final String REMEDY = "set XDG_CACHE_HOME to a folder that you can write to, or use --scratch-url";

    private UserCache() {}

    /** {@code $XDG_CACHE_HOME/retort}, else the place that is usual on {@code system}, the value of {@code os.name}. */
    static Path folder(Map<String, String> environment, String system, Path home) {
        String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The specification of the variable wants a relative path ignored.
        if (!chosen.isBlank() && Path.of(chosen).isAbsolute()) {
            return Path.of(chosen, "retort");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Caches/retort");
        }
        if (system.startsWith("Windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? home.resolve("AppData/Local") : Path.of(local)).resolve("retort/cache");
        }
        return home.resolve(".cache/retort");
    }

    /**
     * Does something while no other process of this user does it. The system drops the lock with its holder, however that
     * ends.
     *
     * @throws MigrationException when the folder cannot be written to
     */
    static synchronized <T> T locked(Path folder, Supplier<T> work) {
        try {
            Files.createDirectories(folder);
        } catch (IOException denied) {
            throw new MigrationException("cannot write to '" + folder + "'", REMEDY, denied);
        }
        try (FileChannel file =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!lock.isValid()) {
                throw new IOException("the lock was lost");
            }
            return work.get();
        } catch (IOException denied) {
            throw new MigrationException("cannot write to '" + folder + "'", REMEDY, denied);
        }
    }
}
