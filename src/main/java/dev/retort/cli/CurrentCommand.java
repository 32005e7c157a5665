package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import java.util.List;
import picocli.CommandLine.Command;

/** Says where the database stands. */
@Command(
        name = "current",
        customSynopsis = "retort current [OPTION...]",
        header = "Says where the database stands.",
        description = {
            "%nThe newest applied revision, the newest of this build (its head), how many are",
            "pending, and how many are applied that this build does not know."
        })
final class CurrentCommand extends VerbCommand {

    @Override
    Result run(Migrations migrations) {
        Migrations.Current current = migrations.current();
        ObjectNode json = Results.object()
                .put("revision", current.revision())
                .put("head", current.head())
                .put("pending", current.pending())
                .put("unknown", current.unknown());
        String text = TextTable.of(List.of(
                List.of("revision", Results.orNone(current.revision())),
                List.of("head", Results.orNone(current.head())),
                List.of("pending", String.valueOf(current.pending())),
                List.of("unknown", String.valueOf(current.unknown()))));
        return Result.done(json, text);
    }
}
