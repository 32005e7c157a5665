package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * Why a command did not do what it was told.
 *
 * @param error what failed, with the object in quotes
 * @param remedy what to do next
 * @param cause for {@code --verbose}; null where it would say nothing new
 */
record Failure(String error, String remedy, ExitCode exitCode, Throwable cause) {

    Failure {
        error = Secrets.hide(Lines.fold(error));
        remedy = Secrets.hide(Lines.fold(remedy));
    }

    /** What {@code thrown} means to whoever typed the command. */
    static Failure of(Throwable thrown) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof MigrationException exception) {
                ExitCode exitCode = exception instanceof UsageException ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
                return new Failure(text(exception), exception.remedy(), exitCode, thrown);
            }
        }
        return DatabaseFailures.in(thrown)
                .orElseGet(() ->
                        new Failure(text(root(thrown)), "add --verbose for the stack trace", ExitCode.FAILED, thrown));
    }

    /** The one line of standard error. */
    String line() {
        return "retort: " + error + "; " + remedy;
    }

    ObjectNode json() {
        return Answers.object().put("error", error).put("remedy", remedy);
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

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    static String text(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    }
}
