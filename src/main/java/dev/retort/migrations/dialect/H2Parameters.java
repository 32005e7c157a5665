package dev.retort.migrations.dialect;

import dev.retort.migrations.MigrationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters with which an H2 database is opened: those of its URL and the driver's further properties.
 *
 * @param values by name in upper case
 */
public record H2Parameters(Map<String, String> values) {

    /**
     * The parameters that decide how names, types and values look. Scratch databases have them too, but none about
     * files, locks, users and caches, and no {@code INIT}.
     */
    private static final Set<String> SHAPING = Set.of(
            "ALIAS_COLUMN_NAME",
            "CASE_INSENSITIVE_IDENTIFIERS",
            "COLLATION",
            "DATABASE_TO_LOWER",
            "DATABASE_TO_UPPER",
            "DEFAULT_NULL_ORDERING",
            "IGNORECASE",
            "MODE",
            "NON_KEYWORDS",
            "TIME ZONE",
            "VARIABLE_BINARY");

    /** An escaped semicolon does not end a parameter. */
    private static final Pattern END = Pattern.compile("(?<!\\\\);");

    public H2Parameters {
        values = Map.copyOf(values);
    }

    /** The parameters of a database that has none. */
    public static H2Parameters none() {
        return new H2Parameters(Map.of());
    }

    /**
     * Parses a URL.
     *
     * @param properties of the driver, beside the URL
     */
    public static H2Parameters of(String url, Map<String, String> properties) {
        Map<String, String> values = new TreeMap<>();
        properties.forEach((name, value) -> values.put(name.toUpperCase(Locale.ROOT), value));
        String[] parts = END.split(url, -1);
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            values.put(pair[0].strip().toUpperCase(Locale.ROOT), pair.length == 1 ? "" : pair[1]);
        }
        return new H2Parameters(values);
    }

    /** The URL with its schema selected after its {@code INIT} has run, which may create that schema. */
    public static String withSchemaAfterInit(String url) {
        Map<String, String> values = of(url, Map.of()).values();
        String schema = values.get("SCHEMA");
        String init = values.get("INIT");
        if (schema == null || init == null) {
            return url;
        }
        return Arrays.stream(END.split(url, -1))
                .filter(part -> !part.strip().toUpperCase(Locale.ROOT).startsWith("SCHEMA="))
                .map(part -> part.strip().toUpperCase(Locale.ROOT).startsWith("INIT=")
                        ? part + "\\;SET SCHEMA " + schema
                        : part)
                .collect(Collectors.joining(";"));
    }

    /**
     * Refuses parameters with which migrations cannot work.
     *
     * @throws MigrationException which names the parameter
     */
    public void requireSupported() {
        if (isSet("OLD_INFORMATION_SCHEMA")) {
            throw refused("OLD_INFORMATION_SCHEMA=TRUE");
        }
        if ("FALSE".equalsIgnoreCase(values.get("DATABASE_TO_UPPER")) && !foldsToLower()) {
            throw refused("DATABASE_TO_UPPER=FALSE");
        }
        if ("ORACLE".equalsIgnoreCase(values.get("MODE"))) {
            // An empty text is null there, also in Liquibase's tables.
            throw refused("MODE=" + values.get("MODE"));
        }
        if (values.containsKey("ALLOW_LITERALS") && !"ALL".equalsIgnoreCase(values.get("ALLOW_LITERALS"))) {
            throw refused("ALLOW_LITERALS=" + values.get("ALLOW_LITERALS"));
        }
    }

    private static MigrationException refused(String parameter) {
        return new MigrationException(
                "the parameter '" + parameter + "' of the H2 URL is not supported by migrations",
                "remove it" + (parameter.startsWith("DATABASE_TO") ? ", or set DATABASE_TO_LOWER=TRUE" : ""));
    }

    /** Whether names without quotes are kept in lower case. */
    public boolean foldsToLower() {
        return isSet("DATABASE_TO_LOWER");
    }

    private boolean isSet(String name) {
        return "TRUE".equalsIgnoreCase(values.get(name));
    }

    /** The parameters for the URL of a scratch database. */
    public String forScratches() {
        return values.entrySet().stream()
                .filter(each -> SHAPING.contains(each.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> ";" + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining());
    }
}
