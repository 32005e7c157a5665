package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares entities, changelog and database. */
@Command(
        name = "check",
        customSynopsis = "retort check [OPTION...]",
        header = "Says whether entities, changelog and database agree.",
        description = {
            "%nLists what the changelog lacks of what the entities want, what the database",
            "has or lacks beside its applied revisions, and how many are pending. Leaves",
            "the database as it was. What may be a rename counts as drop and add."
        })
final class CheckCommand extends VerbCommand {

    private static final String WITHOUT_ENTITIES =
            "Not compared: a native executable has no entities to compare; use the JVM build";

    @Mixin
    ScratchOptions scratch;

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
                    ? "In sync: the changelog makes what the entities want, and so does the database"
                    : "In sync: the database is what the changelog makes";
        }
        StringBuilder text = new StringBuilder();
        if (!found.unwritten().isEmpty()) {
            text.append("The changelog lacks what the entities want; 'revision --autogenerate' writes it:\n")
                    .append(Changes.lines(found.unwritten()));
        }
        if (!found.drift().isEmpty()) {
            text.append("The database is not what its revisions make; to be so, it would have to:\n")
                    .append(Changes.lines(found.drift()));
        }
        if (found.pending() > 0) {
            text.append(found.pending() == 1 ? "1 revision is" : found.pending() + " revisions are")
                    .append(" pending; 'upgrade' applies ")
                    .append(found.pending() == 1 ? "it" : "them");
        }
        return text.toString();
    }
}
