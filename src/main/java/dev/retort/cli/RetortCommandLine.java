package dev.retort.cli;

import dev.retort.migrations.configured.ConfiguredMigrations;
import io.smallrye.config.SmallRyeConfig;

/**
 * The command line. It is configured as the service is, of which nothing is started: no port, no pool, no migration and
 * nothing to wait for.
 */
public final class RetortCommandLine {

    private RetortCommandLine() {}

    /** Does what {@code arguments} say, and returns the exit code when it has ended and every connection is closed. */
    public static int run(String... arguments) {
        Output output = Output.standard();
        return CommandLines.create(output, (verb, options) -> {
                    CommandLog.choose();
                    if (!options.verbose) {
                        CommandLog.quiet(output);
                    }
                    SmallRyeConfig configuration = ServiceConfiguration.read(CommandSettings.of(options));
                    if (options.verbose) {
                        CommandLog.asConfigured();
                    }
                    UrlCheck.requireSame(configuration);
                    return output.print(verb.run(ConfiguredMigrations.of(configuration)), options.json);
                })
                .execute(Arguments.asTyped(arguments));
    }
}
