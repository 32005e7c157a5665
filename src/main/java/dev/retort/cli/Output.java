package dev.retort.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where commands print: results to standard output, all else to standard error. Always in UTF-8, so that a script or
 * a JSON value is the same whatever the locale.
 */
final class Output {

    private final OutputStream results;
    private final OutputStream messages;

    Output(OutputStream results, OutputStream messages) {
        this.results = results;
        this.messages = messages;
    }

    static Output standard() {
        return new Output(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    /** Prints results on standard error too. */
    static Output error() {
        return new Output(new FileOutputStream(FileDescriptor.err), new FileOutputStream(FileDescriptor.err));
    }

    /** Prints {@code text} and a line's end as a result; returns the number of {@code exitCode}, or of a failure. */
    int print(String text, ExitCode exitCode) {
        try {
            write(results, text);
            return exitCode.number();
        } catch (IOException exception) {
            if (isClosedPipe(exception)) {
                // The reader has closed the pipe, as "| head -1" does.
                return exitCode.number();
            }
            warn("retort: cannot write to standard output: " + exception.getMessage()
                    + "; the command itself is done, check the disk or the pipe that takes its output");
            return ExitCode.FAILED.number();
        }
    }

    int print(Result result, boolean json) {
        if (result.complaint() != null) {
            warn("retort: " + Secrets.hide(Lines.fold(result.complaint())));
        }
        return print(json ? result.json().toString() : result.text(), result.exitCode());
    }

    int print(CommandFailure failure, boolean json, boolean verbose) {
        if (verbose) {
            warn(failure.stackTrace());
        }
        warn(failure.line());
        return json
                ? print(failure.json().toString(), failure.exitCode())
                : failure.exitCode().number();
    }

    /** Prints {@code text} beside the results; what cannot be printed there is lost. */
    void warn(String text) {
        try {
            if (!text.isEmpty()) {
                write(messages, text);
            }
        } catch (IOException exception) {
            // There is nowhere left to say so.
            return;
        }
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write((text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    private static boolean isClosedPipe(IOException exception) {
        String message = exception.getMessage();
        return message != null && (message.contains("Broken pipe") || message.contains("Stream closed"));
    }
}
