package dev.retort.bench;

import io.vertx.core.json.JsonObject;

/** A part of the bench that can be run alone. */
interface Section {

    /** Measures, prints on the way, and returns what the report reads. */
    JsonObject measure(Setting setting) throws Exception;
}
