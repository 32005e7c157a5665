package dev.retort.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The word before the verb. Holds the options of all verbs. */
@Command(
        name = "retort",
        customSynopsis = "retort VERB [ARGUMENT...] [OPTION...]",
        header = "Says where the schema of Retort's database stands, and moves it.",
        versionProvider = Versions.class,
        footerHeading = "%n",
        footer = {
            "'retort VERB --help' tells more of one. Without a verb, the jar serves HTTP.",
            "In a source tree, './retort VERB' builds first when sources have changed, and",
            "'./retort --db postgresql VERB' is the build for PostgreSQL instead of H2."
        })
final class RetortCommand {

    @Mixin
    final GlobalOptions options = new GlobalOptions();

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    boolean version;
}
