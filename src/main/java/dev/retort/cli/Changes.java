package dev.retort.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.retort.migrations.Migrations.Change;
import java.util.List;
import java.util.stream.Collectors;

/** Words changes of a schema. */
final class Changes {

    private Changes() {}

    static void addTo(ArrayNode json, List<Change> changes) {
        changes.forEach(change -> json.addObject()
                .put("kind", change.kind())
                .put("table", change.table())
                .put("name", change.name())
                .put("description", change.description()));
    }

    /** A line for each dropped table or sequence, indented. */
    static String names(List<Change> drops) {
        return drops.stream()
                .map(change -> "  " + (change.table() == null ? "sequence" : "table") + " '" + change.name() + "'\n")
                .collect(Collectors.joining());
    }

    /** A line for each, indented; empty when there are none. */
    static String lines(List<Change> changes) {
        return changes.stream()
                .map(change -> "  " + Lines.fold(change.description()) + "\n")
                .collect(Collectors.joining());
    }
}
