package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import java.util.Optional;

/** The parameter of a JDBC URL that names the schema of its connections. */
public final class SchemaParameter {

    private SchemaParameter() {}

    /** The schema that a URL names, the first one if it names several; empty when it names none. */
    public static Optional<String> of(String url) {
        return Dialect.of(Engine.of(url)).schemaIn(url);
    }

    /** The URL with a schema named; it must not name one yet. */
    public static String added(String url, String schema) {
        return Dialect.of(Engine.of(url)).withSchema(url, schema);
    }
}
