package dev.retort.cli;

import dev.retort.migrations.Migrations;
import dev.retort.migrations.UsageException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Moves the schema back. */
@Command(
        name = "downgrade",
        customSynopsis = "retort downgrade TARGET [--sql] [OPTION...]",
        header = "Rolls applied revisions back, newest first.",
        description = {
            "%nGives back the structure; the rows that went with it are gone. When one of the",
            "revisions cannot be rolled back, nothing is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort downgrade -1          the newest one",
            "  retort downgrade 20260105    all after the revision whose id starts so",
            "  retort downgrade base        all of them",
            "  retort downgrade -1 --sql    what would be run, for psql or H2's shell"
        })
final class DowngradeCommand extends VerbCommand {

    private static final String TARGETS = "give base, the id of a revision (which stays applied) or -N";

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            hideParamSyntax = true,
            description = {
                "base (all of them), the id or its start of the one",
                "that stays applied, or -N for the last N."
            })
    List<String> targets = List.of();

    @Option(names = "--sql", description = "Print the script instead, and touch nothing.")
    boolean sql;

    @Override
    void validate(CommandLine command) {
        // The parser takes unknown options for targets, or else -1 would be one.
        for (String word : targets) {
            if (word.startsWith("-") && !word.matches("-[0-9]*")) {
                throw new UnmatchedArgumentException(command, List.of(word));
            }
        }
        if (targets.isEmpty()) {
            throw new UsageException("'downgrade' does not say how far", TARGETS);
        }
        if (targets.size() > 1) {
            throw new UnmatchedArgumentException(command, List.of(targets.get(1)));
        }
        String target = targets.get(0);
        if (!target.equals("base") && !Targets.isBackward(target) && !Targets.isIdentifier(target)) {
            throw new UsageException("'downgrade' cannot go to '" + target + "'", TARGETS);
        }
    }

    @Override
    Result run(Migrations migrations) {
        String target = targets.get(0);
        return sql
                ? Results.script(migrations.downgradeSql(target))
                : Results.moved("Rolled back", migrations.downgrade(target));
    }
}
