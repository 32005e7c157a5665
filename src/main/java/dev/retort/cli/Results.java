package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.migrations.Migrations;
import java.util.Locale;

/** Parts that the results of several verbs share. */
final class Results {

    private Results() {}

    /**
     * The answer of a verb that moved the database, or had nowhere to move it.
     *
     * @param done what was done to each revision, as the first word of a sentence
     */
    static Result moved(String done, Migrations.MoveResult moved) {
        ObjectNode json = object().put("from", moved.from()).put("to", moved.to());
        moved.revisions().forEach(json.putArray("revisions")::add);
        if (moved.revisions().isEmpty()) {
            return Result.done(json, "Nothing to do: the database is at " + orBase(moved.to()));
        }
        StringBuilder text = new StringBuilder();
        moved.revisions()
                .forEach(revision ->
                        text.append(done).append(' ').append(revision).append('\n'));
        text.append("The database was at ").append(orBase(moved.from()));
        text.append(" and is now at ").append(orBase(moved.to()));
        return Result.done(json, text.toString());
    }

    /** A script instead of the deed. */
    static Result script(String sql) {
        return Result.done(object().put("sql", sql), sql.stripTrailing());
    }

    static String state(Migrations.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String orBase(String revision) {
        return revision == null ? "base" : revision;
    }

    static String orNone(String text) {
        return text == null ? "-" : text;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
