package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import io.quarkus.hibernate.orm.runtime.boot.QuarkusPersistenceUnitDefinition;
import io.quarkus.hibernate.orm.runtime.config.DialectVersions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.PersistenceSettings;

/** The settings with which the service's Hibernate maps entities, without those that need a database. */
final class HibernateSettings {

    /** They say where tables are, how to reach them, and what becomes of them at run time; none shapes a table. */
    private static final List<String> IGNORED = List.of(
            "hibernate.connection",
            "hibernate.boot.",
            "hibernate.cache.",
            "hibernate.default_catalog",
            "hibernate.default_schema",
            "hibernate.format_sql",
            "hibernate.generate_statistics",
            "hibernate.hbm2ddl.auto",
            "hibernate.hbm2ddl.create_namespaces",
            "hibernate.hbm2ddl.import_files",
            "hibernate.highlight_sql",
            "hibernate.integrator_provider",
            "hibernate.jta.",
            "hibernate.multi_tenant",
            "hibernate.resource.beans.container",
            "hibernate.session_factory",
            "hibernate.show_sql",
            "hibernate.tenant_identifier_resolver",
            "hibernate.transaction.",
            "hibernate.type.json_format_mapper",
            "hibernate.type.xml_format_mapper",
            "jakarta.persistence.bean.manager",
            "jakarta.persistence.create-database-schemas",
            "jakarta.persistence.jdbc.",
            "jakarta.persistence.jtaDataSource",
            "jakarta.persistence.nonJtaDataSource",
            "jakarta.persistence.schema-generation",
            "jakarta.persistence.sql-load-script-source",
            "jakarta.persistence.validation.factory");

    private static final List<String> DIALECT = List.of(
            JdbcSettings.DIALECT,
            JdbcSettings.DIALECT_RESOLVERS,
            JdbcSettings.JAKARTA_HBM2DDL_DB_NAME,
            JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION,
            JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION,
            JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION);

    private HibernateSettings() {}

    /** Those of a recorded unit, put together as Quarkus does it before it builds Hibernate's metadata. */
    static Map<String, Object> of(QuarkusPersistenceUnitDefinition unit, Engine engine) {
        Map<String, Object> settings = new TreeMap<>();
        unit.getPersistenceUnitDescriptor()
                .getProperties()
                .forEach((name, value) -> settings.put(name.toString(), value));
        settings.put(PersistenceSettings.PERSISTENCE_UNIT_NAME, unit.getName());
        unit.getIntegrationStaticDescriptors().forEach(integration -> integration
                .getInitListener()
                .ifPresent(listener -> listener.contributeBootProperties(settings::put)));
        boolean xml = !unit.getXmlMappings().isEmpty()
                || unit.getIntegrationStaticDescriptors().stream().anyMatch(each -> each.isXmlMappingRequired());
        settings.put(MappingSettings.XML_MAPPING_ENABLED, Boolean.toString(xml));
        settings.putAll(unit.getConfig().getQuarkusConfigUnsupportedProperties());
        unit.getConfig()
                .getDatabaseOrmCompatibilityVersion()
                .settings(Optional.of(engine.id()))
                .forEach(settings::putIfAbsent);
        return of(settings, engine, unit.getConfig().getSupportedDBkind().orElse(null));
    }

    /**
     * Those of {@code given} that shape a schema, and a dialect.
     *
     * @param kind of database that the dialect in {@code given} is for; null when there is none
     */
    static Map<String, Object> of(Map<String, ?> given, Engine engine, String kind) {
        Map<String, Object> settings = new TreeMap<>();
        given.forEach((name, value) -> {
            if (value != null && !isIgnored(name)) {
                settings.put(name, value);
            }
        });
        if (!engine.id().equals(kind)) {
            DIALECT.forEach(name -> {
                settings.remove(name);
                settings.remove(name.replace("jakarta.", "javax."));
            });
        }
        if (!settings.containsKey(JdbcSettings.DIALECT)) {
            putDefaults(settings, engine);
        }
        // As in Quarkus: what is quoted, and which types there are, does not depend on who is connected to.
        settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
        return settings;
    }

    /** Hibernate detects its own dialect by the product's name, and warns when a setting names the class of one. */
    private static void putDefaults(Map<String, Object> settings, Engine engine) {
        switch (engine) {
            case H2 -> {
                settings.put(JdbcSettings.DIALECT, NamedEnumH2Dialect.class);
                settings.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "H2");
                settings.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION, DialectVersions.Defaults.H2);
            }
            case POSTGRESQL -> settings.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
        }
    }

    private static boolean isIgnored(String name) {
        String current = name.replaceFirst("^javax\\.", "jakarta.");
        return IGNORED.stream().anyMatch(current::startsWith);
    }
}
