package dev.retort.cli;

import dev.retort.migrations.ConnectFailure;
import java.sql.SQLException;
import java.util.Optional;

/** What databases say when they cannot be used at all, in words that help. */
final class DatabaseFailures {

    private static final String SETTINGS = "check QUARKUS_DATASOURCE_JDBC_URL or --url";

    private DatabaseFailures() {}

    /** What the first database error among the causes of {@code thrown} means; empty when there is none. */
    static Optional<Failure> in(Throwable thrown) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof SQLException exception) {
                return Optional.of(new Failure(error(exception), remedy(exception), ExitCode.FAILED, thrown));
            }
        }
        return Optional.empty();
    }

    private static String error(SQLException exception) {
        return "the database answered: " + ConnectFailure.text(exception);
    }

    private static String remedy(SQLException exception) {
        String state = exception.getSQLState() == null ? "" : exception.getSQLState();
        // H2 numbers: 90020 in use by another process, 28000 wrong user or password.
        if (exception.getErrorCode() == 90020) {
            return "stop the service, or the other command, that has it open";
        }
        if (state.startsWith("28")) {
            return "check --username and QUARKUS_DATASOURCE_PASSWORD";
        }
        if (state.startsWith("3D")) {
            return "create the database, or " + SETTINGS;
        }
        if (state.startsWith("08") || state.isEmpty()) {
            return "is it running? " + SETTINGS;
        }
        return "add --verbose for the stack trace";
    }
}
