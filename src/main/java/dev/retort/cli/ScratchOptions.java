package dev.retort.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** The server of scratch databases, for verbs that compare schemas. */
final class ScratchOptions {

    @Option(
            names = "--scratch-url",
            paramLabel = "URL",
            description = {
                "PostgreSQL server for scratch databases. Default:",
                "the configured server; if it does not answer or",
                "the user has no CREATEDB, Retort runs one itself.",
                "Scratch databases are always removed. Those of H2",
                "are in memory."
            })
    String url;

    @Option(
            names = "--scratch-version",
            paramLabel = "MAJOR",
            description = {
                "PostgreSQL version for scratch databases, such as",
                "17. If the configured server has another one,",
                "Retort runs its own."
            })
    String version;

    /** Settings that the options stand for. */
    Map<String, String> settings() {
        return version == null ? Map.of() : Map.of("retort.migrations.scratch-version", version);
    }
}
