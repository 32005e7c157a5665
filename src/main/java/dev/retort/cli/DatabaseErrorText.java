package dev.retort.cli;

import dev.retort.migrations.DatabaseError;
import dev.retort.migrations.DriverMessage;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Database errors as one line with a remedy. */
final class DatabaseErrorText {

    private static final String SETTINGS = "check QUARKUS_DATASOURCE_JDBC_URL or --url";

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int H2_IN_USE = 90020;

    private DatabaseErrorText() {}

    /** The first database error among the causes of {@code thrown}; empty when there is none. */
    static Optional<CommandFailure> in(Throwable thrown) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof SQLException exception) {
                return Optional.of(new CommandFailure(error(exception), remedy(exception), ExitCode.FAILED, thrown));
            }
        }
        return Optional.empty();
    }

    private static String error(SQLException exception) {
        return "the database answered: " + DriverMessage.text(exception);
    }

    private static String remedy(SQLException exception) {
        String state = exception.getSQLState() == null ? "" : exception.getSQLState();
        Set<DatabaseError> kinds = DatabaseError.in(exception);
        if (exception.getErrorCode() == H2_IN_USE) {
            return "stop the service or the command that has the file open";
        }
        if (state.startsWith("3D")) {
            return "create the database, or " + SETTINGS;
        }
        if (kinds.contains(DatabaseError.NO_RIGHTS)) {
            return "check --username and QUARKUS_DATASOURCE_PASSWORD"
                    + (state.startsWith("28") ? "" : ", and the rights of that user");
        }
        if (kinds.contains(DatabaseError.FULL)) {
            return "free space on the disk of the database";
        }
        if (kinds.contains(DatabaseError.READ_ONLY)) {
            return "choose a server that accepts writes: --url or QUARKUS_DATASOURCE_JDBC_URL";
        }
        if (kinds.contains(DatabaseError.AWAY) || state.isEmpty()) {
            return "start the database, or " + SETTINGS;
        }
        return "add --verbose for the stack trace";
    }
}
