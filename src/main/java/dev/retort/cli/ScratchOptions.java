package dev.retort.cli;

import picocli.CommandLine.Option;

/** Where the verbs that compare schemas make their scratch databases. */
final class ScratchOptions {

    @Option(
            names = "--scratch-url",
            paramLabel = "URL",
            description = {
                "PostgreSQL server for the scratch databases, the",
                "configured one otherwise; needs CREATEDB. Nothing",
                "is left behind. H2's are in memory."
            })
    String url;
}
