package dev.retort.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command line. Understands its arguments first, so that help and wrong usage cost no start of Quarkus, then
 * starts of Quarkus what verbs need.
 */
public final class RetortCommandLine {

    private RetortCommandLine() {}

    /** Does what {@code arguments} say, and returns the exit code when it has ended and every connection is closed. */
    public static int run(String... arguments) {
        Output output = Output.standard();
        String[] typed = Arguments.asTyped(arguments);
        return CommandLines.create(output, (verb, options) -> {
                    CommandSettings.of(options).forEach(System::setProperty);
                    return start(output, options, typed);
                })
                .execute(typed);
    }

    private static int start(Output output, GlobalOptions options, String... arguments) {
        if (!options.verbose) {
            // What is logged before the log is configured would be printed after all when the start fails.
            Logger.getLogger("").setLevel(Level.OFF);
        }
        // Nobody asks a command for the OpenAPI document, which takes a sixth of the start; no setting leaves it out.
        OpenApiConstants.classLoader = new ClassLoader(null) {};
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(
                RetortApplication.class,
                (number, thrown) -> exitCode.set(thrown == null ? number : failed(output, options, thrown)),
                arguments);
        return exitCode.get();
    }

    private static int failed(Output output, GlobalOptions options, Throwable thrown) {
        return output.print(Failure.of(thrown), options.json, options.verbose);
    }
}
