package dev.retort.cli;

import dev.retort.migrations.Migrations;
import dev.retort.migrations.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes the record of applied revisions, not the schema. */
@Command(
        name = "stamp",
        customSynopsis = "retort stamp TARGET [OPTION...]",
        header = "Records revisions as applied without running them.",
        description = {
            "%nAfterwards all revisions up to the target count as applied, and none after it.",
            "Use it for a database whose schema was created or changed by other means."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort stamp head            marks all revisions as applied",
            "  retort stamp 20260112        marks all up to the one with this id",
            "  retort stamp base            marks none as applied"
        })
final class StampCommand extends VerbCommand {

    private static final String TARGETS = "give head, base, or the id of a revision";

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            hideParamSyntax = true,
            description = {"head (all revisions), base (none), or the id of the", "newest revision to mark."})
    String target;

    @Override
    void validate(CommandLine command) {
        if (target == null) {
            throw new UsageException("'stamp' needs a target", TARGETS);
        }
        if (!target.equals("head") && !target.equals("base") && !Targets.isIdentifier(target)) {
            throw new UsageException("invalid target '" + target + "' of 'stamp'", TARGETS);
        }
    }

    @Override
    Result run(Migrations migrations) {
        return Results.moved("Stamped", migrations.stamp(target));
    }
}
