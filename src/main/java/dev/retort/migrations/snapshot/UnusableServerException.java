package dev.retort.migrations.snapshot;

/** A server that cannot be reached, or on which the user may not create databases. Another one may do. */
public final class UnusableServerException extends ScratchException {

    private static final long serialVersionUID = 1L;

    UnusableServerException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
