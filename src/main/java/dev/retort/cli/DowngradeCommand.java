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
            "%nA rollback restores the structure. Rows that a revision dropped stay lost. If",
            "one of the revisions has no rollback, none is rolled back."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort downgrade -1          rolls back the newest revision",
            "  retort downgrade 20260105    rolls back all after the one with this id",
            "  retort downgrade base        rolls back all revisions",
            "  retort downgrade -1 --sql    prints a script for psql or H2's shell"
        })
final class DowngradeCommand extends VerbCommand {

    private static final String TARGETS = "give base, -N, or the id of the revision that stays applied";

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            hideParamSyntax = true,
            description = {
                "base (all revisions), -N (the newest N), or the id",
                "of the newest revision that stays applied. The",
                "start of an id is enough."
            })
    List<String> targets = List.of();

    @Option(names = "--sql", description = "Print the SQL script and change nothing.")
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
            throw new UsageException("'downgrade' needs a target", TARGETS);
        }
        if (targets.size() > 1) {
            throw new UnmatchedArgumentException(command, List.of(targets.get(1)));
        }
        String target = targets.get(0);
        if (!target.equals("base") && !Targets.isBackward(target) && !Targets.isIdentifier(target)) {
            throw new UsageException("invalid target '" + target + "' of 'downgrade'", TARGETS);
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
