package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows the newest applied revision. */
@Command(
        name = "current",
        customSynopsis = "retort current [OPTION...]",
        header = "Shows which revision the database is at.",
        description = {
            "%nPrints the newest applied revision, the newest revision of this build (head),",
            "and the numbers of pending and of unknown revisions. An unknown revision is",
            "applied but not part of this build."
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
