package dev.retort.cli;

import dev.retort.migrations.Migrations;
import dev.retort.migrations.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Corrects the record without touching the schema. */
@Command(
        name = "stamp",
        customSynopsis = "retort stamp TARGET [OPTION...]",
        header = "Records revisions as applied without running them.",
        description = {
            "%nAll up to the target count as applied then, and none after it. For a database",
            "whose schema is there already, or was moved by hand."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort stamp head            the schema is that of the newest revision",
            "  retort stamp 20260112        the schema is that of this one",
            "  retort stamp base            nothing has been applied"
        })
final class StampCommand extends VerbCommand {

    private static final String TARGETS = "give head, base or the id of a revision";

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            hideParamSyntax = true,
            description = "head (all), base (none), or the id of the last.")
    String target;

    @Override
    void validate(CommandLine command) {
        if (target == null) {
            throw new UsageException("'stamp' does not say what counts as applied", TARGETS);
        }
        if (!target.equals("head") && !target.equals("base") && !Targets.isIdentifier(target)) {
            throw new UsageException("'stamp' cannot take '" + target + "'", TARGETS);
        }
    }

    @Override
    Result run(Migrations migrations) {
        return Results.moved("Stamped", migrations.stamp(target));
    }
}
