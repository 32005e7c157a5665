package dev.retort.migrations.apply.connect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Messages about the file of an H2 database. H2 leaves most of the facts to the causes of its exceptions. */
final class H2FileErrors {

    private static final int CORRUPT = 90030;
    private static final int OTHER_VERSION = 90048;

    /** General error, input or output, output, file cannot be created; what comes of a server's address has others. */
    private static final Set<Integer> OF_A_FILE = Set.of(50000, 90028, 90031, 90062);

    /** Remedy for a disk that cannot be written or read. */
    static final String SEE_TO_THE_DISK = "free space on the disk, or check the disk";

    private H2FileErrors() {}

    /**
     * Why a database cannot be opened; empty when {@code failure} is not about its file.
     *
     * @param database what to call the database
     */
    static Optional<DatabaseAwayException> of(String database, SQLException failure) {
        Throwable root = root(failure);
        boolean unreadable = failure.getErrorCode() == CORRUPT || failure.getErrorCode() == OTHER_VERSION;
        if (!unreadable && !OF_A_FILE.contains(failure.getErrorCode())) {
            return Optional.empty();
        }
        if (unreadable || root instanceof EOFException) {
            return Optional.of(new DatabaseAwayException(
                    "the file of the database '" + database + "' is damaged, or another version of H2 wrote it",
                    "restore a backup; or export the file with the other version (SCRIPT) and import it",
                    failure));
        }
        if (root instanceof FileSystemException denied) {
            return Optional.of(new DatabaseAwayException(
                    "the database '" + database + "' cannot be opened: '" + denied.getFile() + "': " + reason(denied),
                    "allow this user to create, read and write the file, or choose another place:"
                            + " QUARKUS_DATASOURCE_JDBC_URL or --url",
                    failure));
        }
        if (root instanceof IOException) {
            return Optional.of(new DatabaseAwayException(
                    "the file of the database '" + database + "' cannot be read or written: " + root.getMessage(),
                    SEE_TO_THE_DISK,
                    failure));
        }
        return Optional.empty();
    }

    /** Whether {@code failure} came of reading or writing a file of a database that was open. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && OF_A_FILE.contains(sql.getErrorCode())) {
                return root(sql) instanceof IOException;
            }
        }
        return false;
    }

    private static String reason(FileSystemException denied) {
        if (denied instanceof AccessDeniedException) {
            return "permission denied";
        }
        return denied.getReason() == null ? denied.getClass().getSimpleName() : denied.getReason();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
