package dev.retort.migrations;

/** Something about migrations could not be done. Says what, and what to do about it, each in one line. */
public class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param message what failed, the object in single quotes, no full stop
     * @param remedy what to do next, a command where there is one
     */
    public MigrationException(String message, String remedy) {
        this(message, remedy, null);
    }

    /** As above, with what caused it, which is shown only when asked for; null for none. */
    public MigrationException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** The remedy. */
    public String remedy() {
        return remedy;
    }
}
