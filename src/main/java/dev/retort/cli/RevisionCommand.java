package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.DraftResult;
import dev.retort.migrations.Migrations.Question;
import dev.retort.migrations.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a new revision file. */
@Command(
        name = "revision",
        customSynopsis = "retort revision [--autogenerate] -m MESSAGE [OPTION...]",
        header = "Writes a revision file: an empty one, or one generated from the entities.",
        description = {
            "%nThe file is YYYYMMDDHHMMSS-slug.yaml, beside the newest file that the changelog",
            "includes. The changelog lists it, and is made if there is none. The command",
            "needs a source tree.",
            "%nWith --autogenerate, the revision contains the changes of the entities that no",
            "revision contains yet, with a rollback. It is tested on scratch databases of",
            "each engine of the project before the file is written. Questions, such as",
            "whether a column was renamed, are asked at a terminal. Without a terminal they",
            "are printed with the options that answer them, and the exit code is 3."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort revision -m 'Add an age to users'",
            "  retort revision --autogenerate -m 'Add an age to users'",
            "  retort revision --autogenerate -m 'Say full name' \\",
            "      --rename users.name=users.full_name"
        })
final class RevisionCommand extends VerbCommand {

    private final GlobalOptions options;
    private final Supplier<Optional<Terminal>> terminal;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE",
            description = {"Description of the revision. The file keeps it word", "for word."})
    String message;

    @Option(names = "--autogenerate", description = "Generate the changes from the entities.")
    boolean autogenerate;

    @Mixin
    DraftOptions said;

    @Mixin
    ScratchOptions scratch;

    @Option(names = "--dry-run", description = "Print the YAML and write nothing.")
    boolean dry;

    /** @param terminal where questions are asked, unless the result is to be JSON; empty when nobody is there */
    RevisionCommand(GlobalOptions options, Supplier<Optional<Terminal>> terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    void validate(CommandLine command) {
        if (message == null || message.isBlank()) {
            throw new UsageException(
                    message == null ? "'revision' needs a message" : "the message of 'revision' is empty",
                    "describe the change: -m 'Add an age to users'");
        }
        if (!autogenerate && (!said.isEmpty() || scratch.url != null || dry)) {
            throw new UsageException(
                    "--rename, --drop, --dry-run and the like work with --autogenerate only", "add --autogenerate");
        }
        said.validate();
    }

    @Override
    Map<String, String> settings() {
        return scratch.settings();
    }

    @Override
    Result run(Migrations migrations) {
        return autogenerate ? generated(migrations) : empty(migrations.revise(message));
    }

    private static Result empty(Migrations.RevisionFile written) {
        String file = written.file().toString();
        ObjectNode json = Results.object().put("revision", written.revision()).put("file", file);
        json.putArray("changes");
        return Result.done(json, "Wrote " + file + hint());
    }

    private static String hint() {
        return ApplyHint.of(Thread.currentThread().getContextClassLoader())
                .map("\n"::concat)
                .orElse("");
    }

    private Result generated(Migrations migrations) {
        DraftResult drafted = migrations.autogenerate(said.draft(message, scratch.url, dry));
        while (!drafted.questions().isEmpty() && answered(drafted.questions())) {
            drafted = migrations.autogenerate(said.draft(message, scratch.url, dry));
        }
        return drafted.questions().isEmpty()
                ? written(drafted)
                : Drafts.asked(
                        "Nothing was written. Answer these questions with the options below and run the command again:",
                        drafted.questions());
    }

    /** Returns whether all questions were answered. */
    private boolean answered(List<Question> questions) {
        Optional<Terminal> person = options.json ? Optional.empty() : terminal.get();
        if (person.isEmpty()) {
            return false;
        }
        Questioner questioner = new Questioner(person.get());
        for (Question question : questions) {
            List<String> answer = questioner.ask(question);
            if (answer.isEmpty()) {
                return false;
            }
            answer.forEach(said::add);
        }
        return true;
    }

    private Result written(DraftResult drafted) {
        if (dry || drafted.yaml() == null) {
            return Drafts.printed(drafted, dry);
        }
        return Result.done(
                Drafts.json(drafted),
                "Wrote " + drafted.file() + "\n"
                        + Changes.lines(drafted.changes()).stripTrailing()
                        + hint());
    }
}
