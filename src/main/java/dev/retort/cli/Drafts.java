package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations.DraftResult;
import dev.retort.migrations.Migrations.Question;
import java.util.List;

/** Words revisions that were worked out from the entities. */
final class Drafts {

    private Drafts() {}

    /** The file's text where there is something to write. */
    static Result printed(DraftResult drafted, boolean withYaml) {
        ObjectNode json = json(drafted);
        if (withYaml) {
            json.put("yaml", drafted.yaml());
        }
        return Result.done(
                json,
                drafted.yaml() == null
                        ? "Nothing to write: the changelog matches the entities"
                        : drafted.yaml().stripTrailing());
    }

    static ObjectNode json(DraftResult drafted) {
        String file = drafted.file() == null ? null : drafted.file().toString();
        ObjectNode json = Results.object().put("revision", drafted.revision()).put("file", file);
        Changes.addTo(json.putArray("changes"), drafted.changes());
        return json;
    }

    /** Questions that nobody has answered, below a heading. */
    static Result asked(String heading, List<Question> questions) {
        ObjectNode json = Results.object();
        ArrayNode list = json.putArray("questions");
        StringBuilder text = new StringBuilder(heading).append('\n');
        for (Question question : questions) {
            ArrayNode choices = list.addObject().put("about", question.about()).putArray("options");
            text.append(Lines.fold(question.text())).append('\n');
            for (String option : question.options()) {
                choices.add(option);
                text.append("  ").append(option).append('\n');
            }
        }
        return new Result(json, text.toString(), ExitCode.DIFFERENCES);
    }
}
