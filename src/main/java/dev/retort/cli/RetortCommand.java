package dev.retort.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command itself. Holds the options of all verbs. */
@Command(
        name = "retort",
        customSynopsis = "retort VERB [ARGUMENT...] [OPTION...]",
        header = "Generates and applies revisions of the database schema.",
        versionProvider = Versions.class,
        footerHeading = "%n",
        footer = {
            "'retort VERB --help' explains a verb. Without a verb, the jar starts the HTTP",
            "service. In a source tree, './retort VERB' builds first if sources have changed,",
            "and './retort --db postgresql VERB' uses the build for PostgreSQL instead of H2."
        })
final class RetortCommand {

    @Mixin
    final GlobalOptions options = new GlobalOptions();

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    boolean version;
}
