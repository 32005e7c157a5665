package dev.retort.migrations.scratchserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that no other user may read. */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Takes a new, empty file away from all others. On Windows the folder of a user's cache does that. */
    static void protect(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
