package dev.retort.cli;

import dev.retort.migrations.Migrations;
import dev.retort.migrations.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves the schema forward. */
@Command(
        name = "upgrade",
        customSynopsis = "retort upgrade [TARGET] [--sql] [OPTION...]",
        header = "Applies pending revisions, oldest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort upgrade               all that are pending",
            "  retort upgrade +1            the next one",
            "  retort upgrade 20260112      up to the revision whose id starts so",
            "  retort upgrade --sql         what would be run, for psql or H2's shell"
        })
final class UpgradeCommand extends VerbCommand {

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            hideParamSyntax = true,
            defaultValue = "head",
            description = {"head (all, the default), the id of the last to", "apply or its start, or +N for the next N."
            })
    String target;

    @Option(names = "--sql", description = "Print the script instead, and touch nothing.")
    boolean sql;

    @Override
    void validate(CommandLine command) {
        if (!target.equals("head") && !Targets.isForward(target) && !Targets.isIdentifier(target)) {
            throw new UsageException(
                    "'upgrade' cannot go to '" + target + "'", "give head, the id of a revision or +N");
        }
    }

    @Override
    Result run(Migrations migrations) {
        return sql
                ? Results.script(migrations.upgradeSql(target))
                : Results.moved("Applied", migrations.upgrade(target));
    }
}
