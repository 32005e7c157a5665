package dev.retort.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every verb understands, written before or after it. */
final class GlobalOptions {

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as one JSON value.")
    boolean json;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log more, and show the stack trace of a failure.")
    boolean verbose;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "JDBC URL of the database; the service's otherwise.")
    String url;

    @Option(
            names = "--username",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Who logs in to it; as the service otherwise.")
    String username;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            scope = ScopeType.INHERIT,
            description = {
                "The password that goes with it. Others on this",
                "machine can read an argument, but not",
                "QUARKUS_DATASOURCE_PASSWORD in the environment."
            })
    String password;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Print this help.")
    boolean help;
}
