package dev.retort.migrations.changelog.render;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.Names;
import java.util.List;

/**
 * Names for one changeset: unquoted or, if one of them needs quotes, all quoted and exactly as the engine stores them.
 */
record NameWriter(Engine engine, Folding folding, boolean exact) {

    static NameWriter plain(Engine engine) {
        return new NameWriter(engine, engine.folding(), false);
    }

    String name(String name) {
        return exact ? folding.stored(name) : Names.plain(name);
    }

    String names(List<String> names) {
        return String.join(", ", names.stream().map(this::name).toList());
    }
}
