package dev.retort.migrations.changelog;

/** Why something failed, in the words of the driver or of Liquibase. */
public final class Reason {

    private Reason() {}

    /** The first line of what {@code failure} says, without H2's announcement of the statement that follows there. */
    public static String of(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.strip().lines().findFirst().orElse("").strip().replaceAll("; SQL statement:$", "");
    }
}
