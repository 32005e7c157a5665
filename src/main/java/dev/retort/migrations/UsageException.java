package dev.retort.migrations;

/** Wrong usage: the command makes no sense as it was typed, or not in this place. */
public class UsageException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** As {@link MigrationException#MigrationException(String, String)}. */
    public UsageException(String message, String remedy) {
        super(message, remedy);
    }
}
