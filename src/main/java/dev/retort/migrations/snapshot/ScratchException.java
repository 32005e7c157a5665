package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A scratch database could not be made, or something could not be done in one. */
public class ScratchException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final Pattern ECHO = Pattern.compile("in SQL statement \".*?(?:\\[\\*](\\w*).*?)?\"(?=;|$)");

    private String statement;

    /** The statement that failed; null where it was not a statement. */
    public String statement() {
        return statement;
    }

    /** A statement that failed: what it was about, and where, without repeating all of it. */
    static ScratchException refused(String statement, SQLException failure) {
        String about = statement.replaceFirst("(?s)\\s*\\(.*", "");
        String reason = failure.getMessage().lines().findFirst().orElse("");
        String place = ECHO.matcher(reason)
                .replaceFirst("at '$1'")
                .replace("at ''; ", "")
                .replaceFirst("; SQL statement:$", "");
        ScratchException refused = new ScratchException("'" + about + "' failed: " + place, failure);
        refused.statement = statement;
        return refused;
    }

    ScratchException(String message, Throwable cause) {
        this(message, "--verbose prints the cause", cause);
    }

    ScratchException(String message, String remedy, Throwable cause) {
        super(message.lines().findFirst().orElse(message), remedy, cause);
    }
}
