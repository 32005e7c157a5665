package dev.retort.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows of one section: each has {@code what} was measured, on which {@code contestant}, and figures by their names. */
record Measured(JsonObject section) {

    /** What was measured, each once, in order. */
    List<String> subjects() {
        return distinct("what");
    }

    /** Who was measured, each once, in order. */
    List<String> contestants() {
        return distinct("contestant");
    }

    /** One figure; null when it was not measured. */
    Double figure(String what, String contestant, String name) {
        return rows().stream()
                .filter(row -> Objects.equals(row.getString("what"), what)
                        && Objects.equals(row.getString("contestant"), contestant))
                .map(row -> row.getDouble(name))
                .findFirst()
                .orElse(null);
    }

    List<JsonObject> rows() {
        List<JsonObject> rows = new ArrayList<>();
        JsonArray all = section.getJsonArray("rows", new JsonArray());
        for (int i = 0; i < all.size(); i++) {
            rows.add(all.getJsonObject(i));
        }
        return rows;
    }

    private List<String> distinct(String name) {
        return rows().stream().map(row -> row.getString(name)).distinct().toList();
    }
}
