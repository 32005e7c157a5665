package dev.retort.migrations.apply.connect;

import dev.retort.migrations.UsageException;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.smallrye.config.SmallRyeConfig;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings of Quarkus' extensions about one datasource, by their names: the build of a project registers the mappings of the
 * extensions that it has, and no others.
 *
 * @param datasource {@code <default>}, or as it is configured
 */
public record DatasourceSettings(SmallRyeConfig config, String datasource) {

    private static final String DEFAULT = DataSourceUtil.DEFAULT_DATASOURCE_NAME;
    private static final String UNIT = MigrationSettings.UNIT;

    private static final String DATASOURCE = "quarkus.datasource";
    private static final Pattern REACTIVE =
            Pattern.compile("(?:vertx-reactive:)?postgres(?:ql)?://(?:[^@/?,]*@)?([^?,]+)");

    /** Groups of settings of the default datasource, which look like names of others. */
    private static final Set<String> NOT_NAMES = Set.of("jdbc", "reactive", "devservices", "health", "metrics");

    private static final Pattern OF_A_UNIT =
            Pattern.compile("quarkus\\.hibernate-orm\\.(?:\"([^\"]+)\"|([^.\"]+))\\.datasource");
    private static final Pattern OF_A_DATASOURCE = Pattern.compile(
            "quarkus\\.datasource\\.(?:\"([^\"]+)\"|([^.\"]+))\\.(?:db-kind|jdbc\\.url|reactive\\.url|username)");

    /**
     * Those of the datasource that the changelog belongs to: the one of the persistence unit that {@code
     * retort.migrations.unit} names, or else the default one, or else the only one there is.
     *
     * @throws UsageException when it has to be chosen, or the choice does not exist
     */
    public static DatasourceSettings of(SmallRyeConfig config) {
        return new DatasourceSettings(config, chosen(config));
    }

    private static String chosen(SmallRyeConfig config) {
        Map<String, String> units = unitsIn(config);
        Set<String> datasources = datasourcesIn(config);
        Optional<String> unit = config.getOptionalValue(UNIT, String.class);
        if (unit.isPresent() && !unit.get().equals(DEFAULT)) {
            String name = unit.get();
            if (!units.containsKey(name) && !datasources.contains(name)) {
                Set<String> known = new TreeSet<>(units.keySet());
                known.addAll(datasources);
                throw new UsageException(
                        "there is no persistence unit '" + name + "'",
                        known.isEmpty() ? "leave '--unit' out" : "give one of " + String.join(", ", known));
            }
            return units.getOrDefault(name, name);
        }
        Optional<String> ofDefault = config.getOptionalValue("quarkus.hibernate-orm.datasource", String.class);
        if (ofDefault.isPresent()) {
            return ofDefault.get();
        }
        boolean hasDefault = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                        .isPresent()
                || config.getOptionalValue("quarkus.datasource.reactive.url", String.class)
                        .isPresent()
                || config.getOptionalValue("quarkus.datasource.db-kind", String.class)
                        .isPresent();
        Set<String> named = new TreeSet<>(units.isEmpty() ? datasources : units.values());
        if (unit.isPresent() || hasDefault || named.isEmpty()) {
            return DEFAULT;
        }
        if (named.size() > 1) {
            throw new UsageException(
                    "the project has the datasources " + String.join(", ", named)
                            + ", and each has a changelog of its own",
                    "say which: --unit "
                            + units.keySet().stream()
                                    .findFirst()
                                    .orElse(named.iterator().next()));
        }
        return named.iterator().next();
    }

    /** The datasources of named persistence units, by unit. */
    private static Map<String, String> unitsIn(SmallRyeConfig config) {
        Map<String, String> units = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            Matcher unit = OF_A_UNIT.matcher(name);
            if (unit.matches()) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(datasource ->
                                units.put(unit.group(1) == null ? unit.group(2) : unit.group(1), datasource));
            }
        }
        return units;
    }

    private static Set<String> datasourcesIn(SmallRyeConfig config) {
        Set<String> datasources = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            Matcher named = OF_A_DATASOURCE.matcher(name);
            if (named.matches()) {
                datasources.add(named.group(1) == null ? named.group(2) : named.group(1));
            }
        }
        datasources.removeAll(NOT_NAMES);
        return datasources;
    }

    /** Whether it is the one without a name. */
    public boolean isDefault() {
        return DataSourceUtil.isDefault(datasource);
    }

    /**
     * The value of a setting of this datasource.
     *
     * @param root the extension's, such as {@code quarkus.liquibase}
     * @param name of the setting below it
     */
    public <T> Optional<T> value(String root, String name, Class<T> type) {
        return config.getOptionalValue(key(root, name), type);
    }

    /** The same as text. */
    public Optional<String> text(String root, String name) {
        return value(root, name, String.class);
    }

    /** Its full name, as messages show it. */
    public String key(String root, String name) {
        return prefix(root) + name;
    }

    /** Settings below a common name, by the rest of theirs. */
    public Map<String, String> map(String root, String name) {
        String prefix = key(root, name) + ".";
        Map<String, String> values = new HashMap<>();
        for (String each : config.getPropertyNames()) {
            // Quotes around a name that needs none are a matter of taste.
            if (each.startsWith(prefix)) {
                String rest = each.substring(prefix.length());
                config.getOptionalValue(each, String.class).ifPresent(value -> values.put(unquoted(rest), value));
            }
        }
        return values;
    }

    /** The engine that the build is for, as JDBC spells it; empty where it does not say. */
    public Optional<String> kind() {
        return text("quarkus.datasource", "db-kind").map(kind -> switch (kind.toLowerCase(Locale.ROOT)) {
            case "pg", "pgsql" -> "postgresql";
            default -> kind.toLowerCase(Locale.ROOT);
        });
    }

    /**
     * The JDBC URL; of a datasource that is reactive alone, the one that leads to the same PostgreSQL. Empty where none is set.
     */
    public Optional<String> url() {
        return text(DATASOURCE, "jdbc.url")
                .or(() -> value(DATASOURCE, "reactive.url", String.class).flatMap(DatasourceSettings::ofReactive));
    }

    /** Of several servers, which share the load, the first one; parameters of the reactive client mean nothing to JDBC. */
    private static Optional<String> ofReactive(String urls) {
        Matcher url = REACTIVE.matcher(urls);
        return url.lookingAt() ? Optional.of("jdbc:postgresql://" + url.group(1)) : Optional.empty();
    }

    private String prefix(String root) {
        if (isDefault()) {
            return root + ".";
        }
        String quoted = root + ".\"" + datasource + "\".";
        String plain = root + "." + datasource + ".";
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(plain)) {
                return plain;
            }
        }
        return quoted;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") && name.endsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }
}
