package dev.retort.migrations.scratchserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Predicate;

/** Programs that are run and waited for. */
final class Processes {

    private Processes() {}

    /**
     * Runs a program to its end, with nothing on its standard input. It ends with this process at the latest.
     *
     * @param isError selects the lines of its output that tell why it failed
     * @return the first such line, or else the last line, when it failed; empty when it succeeded
     */
    static Optional<String> run(ProcessBuilder builder, Predicate<String> isError) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        Thread end = new Thread(process::destroy, "retort-end-program");
        if (!addHook(end)) {
            process.destroy();
        }
        try {
            process.getOutputStream().close();
            String error = null;
            String last = "it says nothing";
            try (BufferedReader output = process.inputReader(Charset.defaultCharset())) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    error = error == null && isError.test(line) ? line : error;
                    last = line.isBlank() ? last : line;
                }
            }
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(error == null ? last : error);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(builder.command().get(0) + " was interrupted");
        } finally {
            process.destroy();
            removeHook(end);
        }
    }

    /** Returns false when this process is about to end. */
    static boolean addHook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It runs already.
            return;
        }
    }
}
