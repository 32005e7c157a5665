package dev.retort.migrations.apply.connect;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.SchemaParameter;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one schema that everything is in: the service's tables and Liquibase's. Settings of Liquibase, of Hibernate and
 * of the URL may name it; those that name different ones are refused, as is what would need a second schema.
 *
 * @param url that leads to it
 * @param name null for the connection's own
 */
public record ConfiguredSchema(String url, String name) {

    private static final String LIQUIBASE = "quarkus.liquibase.default-schema-name";
    private static final String HISTORY = "quarkus.liquibase.liquibase-schema-name";
    private static final String HIBERNATE = "quarkus.hibernate-orm.database.default-schema";
    private static final String[] TABLES = {
        "quarkus.liquibase.database-change-log-table-name", "quarkus.liquibase.database-change-log-lock-table-name"
    };
    private static final Pattern OF_UNIT = Pattern.compile("(quarkus\\.hibernate-orm\\.(?:\"[^\"]+\"|[^.\"]+))"
            + "\\.database\\.default-(?:schema|catalog)|(quarkus\\.hibernate-orm(?:\\.\"[^\"]+\"|\\.[^.\"]+)?)"
            + "\\.unsupported-properties\\.\"?hibernate\\.default_(?:schema|catalog)\"?");

    private static final String[] UNSUPPORTED = {
        "quarkus.liquibase.default-catalog-name",
        "quarkus.liquibase.liquibase-catalog-name",
        "quarkus.liquibase.liquibase-tablespace-name",
        "quarkus.hibernate-orm.database.default-catalog"
    };

    /**
     * Reads the configuration.
     *
     * @throws MigrationException when it names different schemas, or one that is not supported; names the setting
     */
    public static ConfiguredSchema of(SmallRyeConfig config, String url) {
        Engine engine = Engine.of(url);
        for (String setting : UNSUPPORTED) {
            if (config.getOptionalValue(setting, String.class).isPresent()) {
                throw new MigrationException(setting + " is not supported", "remove the setting");
            }
        }
        for (String setting : TABLES) {
            config.getOptionalValue(setting, String.class)
                    .ifPresent(name -> requirePlain(setting, "table", name, engine));
        }
        Map<String, String> named = new LinkedHashMap<>();
        SchemaParameter.of(url).ifPresent(name -> named.put("the database URL", name));
        for (String setting : new String[] {LIQUIBASE, HIBERNATE}) {
            config.getOptionalValue(setting, String.class).ifPresent(name -> named.put(setting, name));
        }
        for (String setting : ofUnits(config)) {
            String name = config.getValue(setting, String.class);
            if (setting.contains("catalog")) {
                throw new MigrationException(setting + " is not supported", "remove the setting");
            }
            named.put(setting, name);
        }
        named.forEach((setting, name) -> requirePlain(setting, "schema", name, engine));
        String first = null;
        for (Map.Entry<String, String> each : named.entrySet()) {
            if (first == null) {
                first = each.getKey();
            } else if (!each.getValue().equalsIgnoreCase(named.get(first))) {
                throw new MigrationException(
                        first + " names the schema '" + named.get(first) + "', and " + each.getKey() + " '"
                                + each.getValue() + "'",
                        "name the same schema in both");
            }
        }
        Optional<String> history = config.getOptionalValue(HISTORY, String.class);
        history.ifPresent(name -> requirePlain(HISTORY, "schema", name, engine));
        String schema = first == null ? null : named.get(first);
        if (schema != null && history.isPresent() && !history.get().equalsIgnoreCase(schema)) {
            throw new MigrationException(
                    first + " names the schema '" + schema + "', and " + HISTORY + " '" + history.get() + "'",
                    "name the same schema in both");
        }
        boolean added = schema != null && SchemaParameter.of(url).isEmpty();
        return new ConfiguredSchema(added ? SchemaParameter.added(url, schema) : url, schema);
    }

    /**
     * Other settings that say where Hibernate's tables are: of a persistence unit on the default datasource, or as
     * Hibernate itself calls it.
     */
    private static List<String> ofUnits(SmallRyeConfig config) {
        List<String> settings = new ArrayList<>();
        for (String name : config.getPropertyNames()) {
            Matcher unit = OF_UNIT.matcher(name);
            if (unit.matches()
                    && isOnDefaultDatasource(config, unit.group(1) == null ? unit.group(2) : unit.group(1))) {
                settings.add(name);
            }
        }
        settings.sort(null);
        return settings;
    }

    private static boolean isOnDefaultDatasource(SmallRyeConfig config, String unit) {
        return config.getOptionalValue(unit + ".datasource", String.class)
                .map(DataSourceUtil::isDefault)
                .orElse(true);
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
