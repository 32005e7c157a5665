package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.changelog.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * An error of a command, with its remedy.
 *
 * @param error what failed, with the object in quotes
 * @param remedy the next step, as something to type where possible
 * @param cause for {@code --verbose}; null where it would say nothing new
 */
record CommandFailure(String error, String remedy, ExitCode exitCode, Throwable cause) {

    CommandFailure {
        error = Secrets.hide(Lines.fold(error));
        remedy = Secrets.hide(Lines.fold(remedy));
    }

    /** The error and remedy of an exception. */
    static CommandFailure of(Throwable thrown) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof MigrationException exception) {
                return exception instanceof UsageException
                        ? new CommandFailure(text(exception), exception.remedy(), ExitCode.WRONG_USAGE, null)
                        : new CommandFailure(text(exception), exception.remedy(), ExitCode.FAILED, thrown);
            }
        }
        return DatabaseErrorText.in(thrown).orElseGet(() -> unexpected(thrown));
    }

    /** An exception without a message for users: a fault of Retort, of a class of the project, or of the machine. */
    private static CommandFailure unexpected(Throwable thrown) {
        Throwable root = Reason.root(thrown);
        if (root instanceof OutOfMemoryError) {
            return new CommandFailure(
                    Reason.of(root), "give Java more memory: JAVA_OPTS=-Xmx2g", ExitCode.FAILED, thrown);
        }
        if (root instanceof LinkageError || root instanceof ClassNotFoundException) {
            return new CommandFailure(
                    "libraries of this build do not fit together: " + Reason.of(root),
                    "align their versions; './mvnw dependency:tree' lists them",
                    ExitCode.FAILED,
                    thrown);
        }
        return new CommandFailure(
                "internal error: " + Reason.of(root),
                "report it to Retort's developers with the stack trace that --verbose prints",
                ExitCode.FAILED,
                thrown);
    }

    /** The one line of standard error. */
    String line() {
        return "retort: " + error + "; " + remedy;
    }

    ObjectNode json() {
        return Results.object().put("error", error).put("remedy", remedy);
    }

    /** The stack trace of the cause, without passwords; empty when there is no cause. */
    String stackTrace() {
        if (cause == null) {
            return "";
        }
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace, true));
        return Secrets.hide(trace.toString());
    }

    static String text(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    }
}
