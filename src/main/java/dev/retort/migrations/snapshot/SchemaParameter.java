package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter of a JDBC URL that names the schema of its connections. */
public final class SchemaParameter {

    private static final Pattern CURRENT_SCHEMA = Pattern.compile("[?&]currentSchema=([^&]*)");

    private SchemaParameter() {}

    /** The schema that a URL names, the first one if it names several; empty when it names none. */
    public static Optional<String> of(String url) {
        if (Engine.of(url) == Engine.H2) {
            return Optional.ofNullable(H2Parameters.of(url, Map.of()).values().get("SCHEMA"));
        }
        Matcher found = CURRENT_SCHEMA.matcher(url);
        return found.find()
                ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8)
                        .replaceFirst(",.*", "")
                        .strip())
                : Optional.empty();
    }

    /** The URL with a schema named; it must not name one yet. */
    public static String added(String url, String schema) {
        return Engine.of(url) == Engine.H2
                ? url + ";SCHEMA=" + schema
                : url + (url.contains("?") ? "&" : "?") + "currentSchema="
                        + URLEncoder.encode(schema, StandardCharsets.UTF_8);
    }
}
