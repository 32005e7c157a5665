package dev.retort.cli;

import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.DraftResult;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the revision that would be written now. */
@Command(
        name = "preview",
        customSynopsis = "retort preview [OPTION...]",
        header = "Prints the revision that 'revision --autogenerate' would write now.",
        description = {
            "%nThe preview is quick, since nothing is proven, and nothing is written. Questions",
            "are printed with the options that answer them; the exit code is 3 then."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  retort preview", "  retort preview --rename users.name=users.full_name", "  retort preview --watch"
        })
final class PreviewCommand extends VerbCommand {

    private static final String UNPROVEN =
            "this preview is not proven; 'revision --autogenerate' proves the revision before it writes it";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE",
            defaultValue = "MESSAGE",
            description = "Description of the revision.")
    String message;

    @Mixin
    DraftOptions said;

    @Mixin
    ScratchOptions scratch;

    @Option(
            names = "--watch",
            description = {
                "Print it again whenever sources change, or classes",
                "where there are no sources. Ctrl-C ends it."
            })
    boolean watch;

    private List<String> typed;

    @Override
    void validate(CommandLine command) {
        said.validate();
        typed = command.getParent().getParseResult().originalArgs();
    }

    @Override
    Map<String, String> settings() {
        return scratch.settings();
    }

    @Override
    Result run(Migrations migrations) {
        if (watch) {
            return Watch.ofThisCommand(typed.stream()
                            .filter(word -> !word.equals("--watch"))
                            .toList())
                    .run();
        }
        DraftResult drafted = migrations.preview(said.draft(message, scratch.url, true));
        if (!drafted.questions().isEmpty()) {
            return Drafts.asked("Answer these questions with the options below to see the rest:", drafted.questions());
        }
        Result printed = Drafts.printed(drafted, true);
        return drafted.yaml() == null
                ? printed
                : new Result(printed.json(), printed.text(), printed.exitCode(), UNPROVEN);
    }
}
