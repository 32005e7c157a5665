package dev.retort.migrations.changelog.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Liquibase changes as nodes of YAML: a map from the change's name to its attributes, in order. */
final class Nodes {

    private Nodes() {}

    /** SQL statements, one change for each. */
    static List<Object> statements(List<String> statements) {
        return statements.stream().flatMap(each -> statement(each).stream()).toList();
    }

    /** One SQL statement as a change that is neither split at semicolons nor searched for placeholders. */
    static List<Object> statement(String statement) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sql", Literal.guarded(statement));
        if (statement.contains(";")) {
            body.put("splitStatements", false);
        }
        return List.of(Map.of("sql", body));
    }

    /** One change with alternating names and values of its attributes. */
    static List<Object> one(String change, Object... entries) {
        return List.of(node(change, entries));
    }

    /** One change on a place, such as a table, with alternating names and values of further attributes. */
    static List<Object> one(String change, Map<String, Object> place, Object... entries) {
        Map<String, Object> body = new LinkedHashMap<>(place);
        for (int i = 0; i < entries.length; i += 2) {
            body.put((String) entries[i], entries[i + 1]);
        }
        return List.of(Map.of(change, body));
    }

    /** The same as a node. */
    static Map<String, Object> node(String change, Object... entries) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            body.put((String) entries[i], entries[i + 1]);
        }
        return Map.of(change, body);
    }
}
