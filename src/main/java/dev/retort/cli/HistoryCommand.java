package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the revisions. */
@Command(
        name = "history",
        customSynopsis = "retort history [OPTION...]",
        header = "Lists the revisions, newest first.",
        description = {
            "%nThe state of a revision is applied, pending, changed (its file was edited after",
            "it was applied) or unknown (applied, but not part of this build). Times are in",
            "UTC."
        })
final class HistoryCommand extends VerbCommand {

    private static final int MESSAGE_COLUMNS = 100;

    @Override
    Result run(Migrations migrations) {
        ArrayNode json = Results.array();
        List<List<String>> rows = new ArrayList<>();
        for (HistoryEntry entry : migrations.history()) {
            String state = Results.state(entry.state());
            json.addObject()
                    .put("revision", entry.revision())
                    .put("message", entry.message())
                    .put("state", state)
                    .put("appliedAt", time(entry.appliedAt()));
            rows.add(List.of(
                    entry.revision(), state, Results.orNone(time(entry.appliedAt())), message(entry.message())));
        }
        if (rows.isEmpty()) {
            return Result.done(json, "No revisions");
        }
        rows.add(0, List.of("REVISION", "STATE", "APPLIED AT", "MESSAGE"));
        return Result.done(json, TextTable.of(rows));
    }

    /** RFC 3339. */
    private static String time(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String message(String message) {
        return message == null ? "" : Lines.shorten(Lines.fold(message), MESSAGE_COLUMNS);
    }
}
