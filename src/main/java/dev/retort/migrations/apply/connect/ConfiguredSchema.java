package dev.retort.migrations.apply.connect;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.SchemaParameter;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one schema that everything of a datasource is in: the service's tables and Liquibase's. Settings of Liquibase, of Hibernate
 * and of the URL may name it; those that name different ones are refused, as is what would need a second schema.
 *
 * @param url that leads to it
 * @param name null for the connection's own
 */
public record ConfiguredSchema(String url, String name) {

    private static final String LIQUIBASE = "quarkus.liquibase";
    private static final List<String> TABLES =
            List.of("database-change-log-table-name", "database-change-log-lock-table-name");
    private static final List<String> UNSUPPORTED =
            List.of("default-catalog-name", "liquibase-catalog-name", "liquibase-tablespace-name");

    /** Of a persistence unit, or as Hibernate itself calls them. The group is what all settings of the unit begin with. */
    private static final Pattern OF_UNIT = Pattern.compile("(quarkus\\.hibernate-orm(?:\\.\"[^\"]+\"|\\.[^.\"]+)??)"
            + "\\.(?:database\\.default-(?:schema|catalog)"
            + "|unsupported-properties\\.\"?hibernate\\.default_(?:schema|catalog)\"?)");

    /**
     * Reads the configuration.
     *
     * @throws MigrationException when it names different schemas, or one that is not supported; names the setting
     */
    public static ConfiguredSchema of(DatasourceSettings settings, String url) {
        Engine engine = Engine.of(url);
        for (String setting : UNSUPPORTED) {
            if (settings.text(LIQUIBASE, setting).isPresent()) {
                throw unsupported(settings.key(LIQUIBASE, setting));
            }
        }
        for (String setting : TABLES) {
            settings.text(LIQUIBASE, setting)
                    .ifPresent(name -> requirePlain(settings.key(LIQUIBASE, setting), "table", name, engine));
        }
        Map<String, String> named = new LinkedHashMap<>();
        SchemaParameter.of(url).ifPresent(name -> named.put("the database URL", name));
        settings.text(LIQUIBASE, "default-schema-name")
                .ifPresent(name -> named.put(settings.key(LIQUIBASE, "default-schema-name"), name));
        named.putAll(ofUnits(settings));
        named.forEach((setting, name) -> requirePlain(setting, "schema", name, engine));
        String first = null;
        for (Map.Entry<String, String> each : named.entrySet()) {
            if (first == null) {
                first = each.getKey();
            }
            requireSame(first, named.get(first), each.getKey(), each.getValue());
        }
        String schema = first == null ? null : named.get(first);
        String history = settings.key(LIQUIBASE, "liquibase-schema-name");
        Optional<String> ofHistory = settings.text(LIQUIBASE, "liquibase-schema-name");
        ofHistory.ifPresent(name -> requirePlain(history, "schema", name, engine));
        if (schema != null && ofHistory.isPresent()) {
            requireSame(first, schema, history, ofHistory.get());
        }
        boolean added = schema != null && SchemaParameter.of(url).isEmpty();
        return new ConfiguredSchema(added ? SchemaParameter.added(url, schema) : url, schema);
    }

    private static void requireSame(String setting, String name, String otherSetting, String otherName) {
        if (!name.equalsIgnoreCase(otherName)) {
            throw new MigrationException(
                    setting + " names the schema '" + name + "', and " + otherSetting + " '" + otherName + "'",
                    "name the same schema in both");
        }
    }

    private static MigrationException unsupported(String setting) {
        return new MigrationException(setting + " is not supported", "remove the setting");
    }

    /** Where Hibernate's tables are, by setting, as the persistence units on the datasource say. */
    private static Map<String, String> ofUnits(DatasourceSettings settings) {
        Map<String, String> named = new TreeMap<>();
        for (String setting : settings.config().getPropertyNames()) {
            Matcher unit = OF_UNIT.matcher(setting);
            if (unit.matches() && isOn(settings, unit.group(1))) {
                settings.config().getOptionalValue(setting, String.class).ifPresent(name -> {
                    if (setting.contains("catalog")) {
                        throw unsupported(setting);
                    }
                    named.put(setting, name);
                });
            }
        }
        return named;
    }

    private static boolean isOn(DatasourceSettings settings, String unit) {
        return settings.config()
                .getOptionalValue(unit + ".datasource", String.class)
                .orElse(DataSourceUtil.DEFAULT_DATASOURCE_NAME)
                .equals(settings.datasource());
    }

    /** Liquibase folds some names of schemas and of its tables, and quotes too few of them. */
    private static void requirePlain(String setting, String what, String name, Engine engine) {
        boolean folded = !Dialect.of(engine).quotesMixedCase()
                || name.equals(name.toLowerCase(Locale.ROOT))
                || name.equals(name.toUpperCase(Locale.ROOT));
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || !folded || engine.needsQuotes(name.toLowerCase(Locale.ROOT))) {
            throw new MigrationException(
                    setting + " names the " + what + " '" + name + "', which needs quotes and is not supported",
                    "name one of lower-case letters, digits and underscores that is no reserved word");
        }
    }
}
