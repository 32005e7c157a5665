package dev.retort.cli;

import picocli.CommandLine.Option;

/** The server of scratch databases, for verbs that compare schemas. */
final class ScratchOptions {

    @Option(
            names = "--scratch-url",
            paramLabel = "URL",
            description = {
                "PostgreSQL server for scratch databases. Default:",
                "the configured server. The user needs CREATEDB.",
                "Scratch databases are always removed. Those of H2",
                "are in memory."
            })
    String url;
}
