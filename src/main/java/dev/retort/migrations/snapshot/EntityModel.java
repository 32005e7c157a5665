package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import java.util.List;

/**
 * The schema that Hibernate would create for the entities on one engine.
 *
 * @param statements that create it all, in order
 * @param schema the same as records, as far as it can be told without asking the engine; expressions of checks also in
 *     the model's own words
 */
public record EntityModel(Engine engine, List<String> statements, Schema schema) {}
