package dev.retort.cli;

import dev.retort.migrations.Migrations;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a diagram of the schema. */
@Command(
        name = "diagram",
        customSynopsis = "retort diagram [OPTION...]",
        header = "Prints the schema as a Mermaid entity relationship diagram.",
        description = {
            "%nThe diagram shows the schema after all revisions. GitHub, GitLab and many",
            "editors render it in a Markdown block that starts with ```mermaid."
        })
final class DiagramCommand extends VerbCommand {

    @Mixin
    ScratchOptions scratch;

    @Override
    Map<String, String> settings() {
        return scratch.settings();
    }

    @Override
    Result run(Migrations migrations) {
        String mermaid = migrations.diagram(scratch.url);
        return Result.done(Results.object().put("mermaid", mermaid), mermaid.stripTrailing());
    }
}
