package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one revision. */
@Command(
        name = "show",
        customSynopsis = "retort show ID [OPTION...]",
        header = "Shows one revision and its SQL for this database.")
final class ShowCommand extends VerbCommand {

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            hideParamSyntax = true,
            description = "Id of a revision; its start is enough.")
    String id;

    @Override
    void validate(CommandLine command) {
        if (id == null || id.isBlank()) {
            throw new UsageException("'show' needs the id of a revision", "'retort history' lists the ids");
        }
    }

    @Override
    Result run(Migrations migrations) {
        Migrations.RevisionDetails shown = migrations.show(id);
        ObjectNode json = Results.object()
                .put("revision", shown.revision())
                .put("message", shown.message())
                .put("file", shown.file())
                .put("state", Results.state(shown.state()));
        shown.sql().forEach(json.putArray("sql")::add);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(TextTable.of(List.of(
                List.of("revision", shown.revision()),
                List.of("message", shown.message() == null ? "" : Lines.fold(shown.message())),
                List.of("file", Results.orNone(shown.file())),
                List.of("state", Results.state(shown.state())))));
        shown.sql().forEach(statement -> paragraphs.add(statement + ";"));
        return Result.done(json, String.join("\n\n", paragraphs));
    }
}
