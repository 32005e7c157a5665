package dev.retort.migrations;

/** What was asked makes no sense as it was put, or not in this place: wrong usage, not a failure. */
public class UsageException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** As {@link MigrationException#MigrationException(String, String)}. */
    public UsageException(String message, String remedy) {
        super(message, remedy);
    }
}
