package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.Step;
import dev.retort.migrations.Migrations.Verified;
import dev.retort.migrations.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves revisions. */
@Command(
        name = "verify",
        customSynopsis = "retort verify [ID...] [OPTION...]",
        header = "Proves revisions: up, down and up again, with rows in the tables.",
        description = {
            "%nOn a scratch database that stands where the revision starts. After each step",
            "the schema has to be what it should be, and after the way down the rows too.",
            "The configured database is neither needed nor touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort verify                every revision of this build",
            "  retort verify 20260112       the revision whose id starts so"
        })
final class VerifyCommand extends VerbCommand {

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            hideParamSyntax = true,
            description = "Ids of revisions, or their starts; all otherwise.")
    List<String> ids = new ArrayList<>();

    @Mixin
    ScratchOptions scratch;

    @Override
    void validate(CommandLine command) {
        if (!ids.stream().allMatch(Targets::isIdentifier)) {
            throw new UsageException("'verify' takes ids of revisions only", "give their ids, or none for all of them");
        }
    }

    @Override
    Result run(Migrations migrations) {
        List<Verified> verified = migrations.verify(ids, scratch.url);
        ArrayNode json = Results.array();
        List<List<String>> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Verified each : verified) {
            addTo(json, each);
            rows.add(List.of(each.revision(), each.engine(), each.proven() ? "proven" : "not proven", detail(each)));
            if (!each.proven()) {
                failures.add("'" + each.revision() + "' (" + detail(each) + ")");
            }
        }
        if (rows.isEmpty()) {
            return Result.done(json, "No revisions");
        }
        return failures.isEmpty()
                ? Result.done(json, TextTable.of(rows))
                : new Result(
                        json,
                        TextTable.of(rows),
                        ExitCode.FAILED,
                        "not proven: " + String.join(", ", failures)
                                + "; correct the changesets or their rollback, and run 'verify' again");
    }

    private static void addTo(ArrayNode json, Verified verified) {
        ObjectNode entry = json.addObject()
                .put("revision", verified.revision())
                .put("engine", verified.engine())
                .put("proven", verified.proven());
        ArrayNode steps = entry.putArray("steps");
        for (Step step : verified.steps()) {
            steps.addObject().put("step", step.step()).put("ok", step.ok()).put("detail", step.detail());
        }
    }

    /** What went wrong, or what there is to say all the same. */
    private static String detail(Verified verified) {
        return verified.steps().stream()
                .filter(step -> step.ok() == verified.proven() && step.detail() != null)
                .map(step -> step.step() + ": " + Lines.fold(step.detail()))
                .findFirst()
                .orElse("");
    }
}
