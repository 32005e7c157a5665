package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a new revision. */
@Command(
        name = "revision",
        customSynopsis = "retort revision -m MESSAGE [OPTION...]",
        header = "Writes an empty revision, to be filled in.",
        description = {
            "%nAs src/main/resources/db/changelog/YYYYMMDDHHMMSS-slug.yaml, listed in",
            "src/main/resources/db/changeLog.yaml. Works in a source tree only."
        },
        footerHeading = "%nExamples:%n",
        footer = "  retort revision -m 'Add an age to users'")
final class RevisionCommand extends VerbCommand {

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE",
            description = "What it does, kept word for word.")
    String message;

    @Override
    void validate(CommandLine command) {
        if (message == null || message.isBlank()) {
            throw new WrongUsageException(
                    message == null ? "'revision' has no message" : "the message of 'revision' is empty",
                    "say what it does: -m 'Add an age to users'");
        }
    }

    @Override
    Result run(Migrations migrations) {
        Migrations.Written written = migrations.revise(message);
        String file = written.file().toString();
        ObjectNode json = Answers.object().put("revision", written.revision()).put("file", file);
        json.putArray("changes");
        return Result.done(json, "Wrote " + file);
    }
}
