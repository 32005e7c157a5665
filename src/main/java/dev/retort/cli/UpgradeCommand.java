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
            "  retort upgrade               applies all pending revisions",
            "  retort upgrade +1            applies the next one",
            "  retort upgrade 20260112      applies all up to the one with this id",
            "  retort upgrade --sql         prints a script for psql or H2's shell"
        })
final class UpgradeCommand extends VerbCommand {

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            hideParamSyntax = true,
            defaultValue = "head",
            description = {
                "head (all revisions; the default), the id of the",
                "last revision to apply, or +N (the next N). The",
                "start of an id is enough."
            })
    String target;

    @Option(names = "--sql", description = "Print the SQL script and change nothing.")
    boolean sql;

    @Override
    void validate(CommandLine command) {
        if (!target.equals("head") && !Targets.isForward(target) && !Targets.isIdentifier(target)) {
            throw new UsageException(
                    "invalid target '" + target + "' of 'upgrade'", "give head, the id of a revision, or +N");
        }
    }

    @Override
    Result run(Migrations migrations) {
        return sql
                ? Results.script(migrations.upgradeSql(target))
                : Results.moved("Applied", migrations.upgrade(target));
    }
}
