package dev.retort.migrations.apply.connect;

import dev.retort.migrations.MigrationException;

/** The database cannot be reached, or was lost on the way: worth another try. */
public final class DatabaseAwayException extends MigrationException {

    private static final long serialVersionUID = 1L;

    DatabaseAwayException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
