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
            "'retort VERB --help' explains a verb. In the tree of a project, retort builds",
            "first if sources have changed. These options say what the project is:",
            "  -C DIR          Look for it in DIR. Default: here and above.",
            "  --module NAME   Module of a project that has several with Quarkus.",
            "  --app DIR|JAR   An application that is built already, by any build tool.",
            "  --profile NAME  Profile of Quarkus. Default: prod."
        })
final class RetortCommand {

    @Mixin
    final GlobalOptions options = new GlobalOptions();

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    boolean version;
}
