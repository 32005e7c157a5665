package dev.retort.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of all verbs, written before or after the verb. */
final class GlobalOptions {

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as one JSON value.")
    boolean json;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log more, and print the stack trace of an error.")
    boolean verbose;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = {"JDBC URL of the database. Default: the service's", "setting."})
    String url;

    @Option(
            names = "--username",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Database user. Default: the service's setting.")
    String username;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            scope = ScopeType.INHERIT,
            description = {
                "Password of the database user. Other users of this",
                "machine can read it here; prefer the environment",
                "variable QUARKUS_DATASOURCE_PASSWORD."
            })
    String password;

    @Option(
            names = "--unit",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = {
                "Persistence unit whose datasource the command is",
                "about. Default: the default datasource, or the only",
                "one there is."
            })
    String unit;

    /** Read by the launcher, which has found the project with them; the help of {@code retort} alone describes them. */
    @Option(
            names = {"-C", "--module", "--app", "--profile"},
            scope = ScopeType.INHERIT,
            hidden = true)
    List<String> project;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Print this help.")
    boolean help;
}
