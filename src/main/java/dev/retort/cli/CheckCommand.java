package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    private static final String WITHOUT_ENTITIES =
            "Entities were not compared: a native executable has none; use the JVM build";

    @Mixin
    ScratchOptions scratch;

    @Override
    Map<String, String> settings() {
        return scratch.settings();
    }

    @Override
    Result run(Migrations migrations) {
        Migrations.CheckReport found = migrations.check(scratch.url);
        ObjectNode json = Results.object().put("inSync", found.isInSync());
        ArrayNode changes = json.putArray("changes");
        Changes.addTo(changes, found.unwritten());
        Changes.addTo(changes, found.drift());
        json.put("pending", found.pending());
        if (!found.entities()) {
            json.putArray("notCompared").add("entities");
        }
        return new Result(
                json,
                found.entities() ? text(found) : text(found).stripTrailing() + "\n" + WITHOUT_ENTITIES,
                found.isInSync() ? ExitCode.DONE : ExitCode.DIFFERENCES);
    }

    private static String text(Migrations.CheckReport found) {
        if (found.isInSync()) {
            return found.entities()
                    ? "In sync: entities, changelog and database agree"
                    : "In sync: changelog and database agree";
        }
        StringBuilder text = new StringBuilder();
        if (!found.unwritten().isEmpty()) {
            text.append("The entities have changes that no revision contains; run 'revision --autogenerate':\n")
                    .append(Changes.lines(found.unwritten()));
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
