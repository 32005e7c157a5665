package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.Change;
import dev.retort.migrations.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares entities, changelog and database. */
@Command(
        name = "check",
        customSynopsis = "retort check [OPTION...]",
        header = "Compares entities, changelog and database.",
        description = {
            "%nLists the changes of the entities that no revision contains, the differences",
            "between the database and its applied revisions, and the number of pending",
            "revisions. The database is not changed. A possible rename counts as drop and",
            "add."
        })
final class CheckCommand extends VerbCommand {

    private static final String TEXT = "text";
    private static final String GITHUB = "github";

    private static final String WITHOUT_ENTITIES =
            "Entities were not compared: a native executable has none; use the JVM build";

    private final GlobalOptions options;

    @Option(
            names = "--ignore",
            paramLabel = "NAME",
            description = {
                "Leave alone a table or sequence, beside those of",
                "retort.migrations.ignore. '*' stands for any",
                "characters. Repeatable."
            })
    List<String> ignored = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {"text (default), or github: also annotations for a", "workflow of GitHub Actions."})
    String format = TEXT;

    @Mixin
    ScratchOptions scratch;

    CheckCommand(GlobalOptions options) {
        this.options = options;
    }

    @Override
    void validate(CommandLine command) {
        if (!List.of(TEXT, GITHUB).contains(format)) {
            throw new UsageException("unknown format '" + format + "'", "give --format text or --format github");
        }
        if (options.json && format.equals(GITHUB)) {
            throw new UsageException("--json and --format github exclude each other", "give one of them");
        }
    }

    @Override
    Map<String, String> settings() {
        return scratch.settings();
    }

    @Override
    Result run(Migrations migrations) {
        Migrations.CheckReport found = migrations.check(scratch.url, ignored);
        ObjectNode json = Results.object().put("inSync", found.isInSync());
        ArrayNode changes = json.putArray("changes");
        Changes.addTo(changes, found.unwritten());
        Changes.addTo(changes, found.drift());
        json.put("pending", found.pending());
        if (!found.unmapped().isEmpty()) {
            ArrayNode unmapped = json.putArray("unmapped");
            found.unmapped().forEach(change -> unmapped.add(change.name()));
        }
        if (!found.entities()) {
            json.putArray("notCompared").add("entities");
        }
        return new Result(
                json,
                (format.equals(GITHUB) ? GithubAnnotations.of(found) : "")
                        + (found.entities() ? text(found) : text(found).stripTrailing() + "\n" + WITHOUT_ENTITIES),
                found.isInSync() ? ExitCode.DONE : ExitCode.DIFFERENCES);
    }

    private static String text(Migrations.CheckReport found) {
        if (found.isInSync()) {
            return found.entities()
                    ? "In sync: entities, changelog and database agree"
                    : "In sync: changelog and database agree";
        }
        StringBuilder text = new StringBuilder();
        List<Change> mapped = new ArrayList<>(found.unwritten());
        mapped.removeAll(found.unmapped());
        if (!mapped.isEmpty()) {
            text.append("The entities have changes that no revision contains; run 'revision --autogenerate':\n")
                    .append(Changes.lines(mapped));
        }
        if (!found.unmapped().isEmpty()) {
            text.append(
                            "No entity maps these; drop them with 'revision --autogenerate --drop NAME', or leave them alone"
                                    + " with retort.migrations.ignore=NAME:\n")
                    .append(Changes.names(found.unmapped()));
        }
        if (!found.drift().isEmpty()) {
            text.append("The database differs from its applied revisions; these changes would correct it:\n")
                    .append(Changes.lines(found.drift()));
        }
        if (found.pending() > 0) {
            text.append(found.pending() == 1 ? "1 revision is" : found.pending() + " revisions are")
                    .append(" pending; run 'upgrade'");
        }
        return text.toString();
    }
}
