package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.Step;
import dev.retort.migrations.Migrations.Verified;
import dev.retort.migrations.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tests revisions on scratch databases. */
@Command(
        name = "verify",
        customSynopsis = "retort verify [ID...] [OPTION...]",
        header = "Proves revisions: runs them up, down and up again on tables with rows.",
        description = {
            "%nEach revision runs on a scratch database that has the revisions before it. After",
            "each step the schema has to be the expected one. After the rollback the rows have",
            "to be unchanged, too. The configured database is not used."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort verify                proves all revisions of this build",
            "  retort verify 20260112       proves the one whose id starts with this"
        })
final class VerifyCommand extends VerbCommand {

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            hideParamSyntax = true,
            description = {"Ids of revisions; the start of an id is enough.", "Default: all revisions."})
    List<String> ids = new ArrayList<>();

    @Mixin
    ScratchOptions scratch;

    @Override
    void validate(CommandLine command) {
        if (!ids.stream().allMatch(Targets::isIdentifier)) {
            throw new UsageException(
                    "'verify' takes ids of revisions only", "give ids, or none to prove all revisions");
        }
    }

    @Override
    Map<String, String> settings() {
        return scratch.settings();
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
                                + "; correct the changes or the rollback, and run 'verify' again");
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

    /** The first failure, or else the first remark. */
    private static String detail(Verified verified) {
        return verified.steps().stream()
                .filter(step -> step.ok() == verified.proven() && step.detail() != null)
                .map(step -> step.step() + ": " + Lines.fold(step.detail()))
                .findFirst()
                .orElse("");
    }
}
