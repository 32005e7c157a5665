package dev.retort.cli;

import dev.retort.migrations.UsageException;
import dev.retort.migrations.configured.ConfiguredMigrations;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;

/**
 * The command line. It is configured as the service is, of which nothing is started: no port, no pool, no migration and
 * nothing to wait for.
 */
public final class RetortCommandLine {

    private RetortCommandLine() {}

    /** Does what {@code arguments} say, and returns the exit code when it has ended and every connection is closed. */
    public static int run(String... arguments) {
        return run(List.of(), arguments);
    }

    private static void requireLauncher(GlobalOptions options) {
        if (options.project != null && System.getProperty("retort.launcher") == null) {
            throw new UsageException(
                    "-C, --module, --app and --profile say what 'retort' builds, and this is a build",
                    "leave them out, or run 'retort' instead of the jar");
        }
    }

    /** Prints the help on standard error; returns the exit code of wrong usage. */
    static int help(List<ServiceVerb> more) {
        Output output = Output.error();
        CommandLines.create(output, more, (verb, options) -> 0).execute("--help");
        return ExitCode.WRONG_USAGE.number();
    }

    /** The same with verbs of the service. */
    public static int run(List<ServiceVerb> more, String... arguments) {
        Output output = Output.standard();
        return CommandLines.create(output, more, (verb, options) -> {
                    requireLauncher(options);
                    CommandLog.choose();
                    if (!options.verbose) {
                        CommandLog.quiet(output);
                    }
                    SmallRyeConfig configuration =
                            ServiceConfiguration.read(CommandSettings.of(options, verb.settings()));
                    if (options.verbose) {
                        CommandLog.asConfigured();
                    }
                    UrlCheck.requireSame(configuration);
                    Result result = verb instanceof ServiceVerb own
                            ? own.answer(configuration)
                            : verb.run(ConfiguredMigrations.of(configuration));
                    return output.print(result, options.json);
                })
                .execute(Arguments.asTyped(arguments));
    }
}
