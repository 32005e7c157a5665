package dev.retort.migrations.changelog.render;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** A table as attributes of a change: its name and, where it is in another schema, that before it. */
    Map<String, Object> table(String table) {
        return place("schemaName", "tableName", table);
    }

    /**
     * Something that has a schema, as attributes of a change.
     *
     * @param schema name of the attribute for the schema, which is left out for the default one
     * @param local name of the attribute for the name
     */
    Map<String, Object> place(String schema, String local, String name) {
        Map<String, Object> place = new LinkedHashMap<>();
        if (Names.schema(name) != null) {
            place.put(schema, name(Names.schema(name)));
        }
        place.put(local, name(Names.local(name)));
        return place;
    }

    String names(List<String> names) {
        return String.join(", ", names.stream().map(this::name).toList());
    }
}
