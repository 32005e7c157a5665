package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.hibernate.orm.runtime.HibernateOrmRuntimeConfig;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitsHolder;
import io.quarkus.hibernate.orm.runtime.boot.QuarkusPersistenceUnitDefinition;
import io.quarkus.hibernate.orm.runtime.boot.xml.RecordableXmlMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.boot.jaxb.spi.Binding;

/** The persistence units that this Quarkus application was built with. */
final class ConfiguredUnits {

    private ConfiguredUnits() {}

    /** See {@link PersistenceUnit#configured}. */
    static List<PersistenceUnit> of(ClassLoader loader, Engine engine) {
        List<QuarkusPersistenceUnitDefinition> recorded = RecordedUnits.of(loader);
        if (recorded.isEmpty()) {
            refuse(loader);
        }
        try {
            MappingBeans beans = MappingBeans.of(loader);
            List<PersistenceUnit> units = recorded.stream()
                    .filter(ConfiguredUnits::isOfDefaultDatasource)
                    .filter(ConfiguredUnits::isActive)
                    .sorted(Comparator.comparing(QuarkusPersistenceUnitDefinition::getName))
                    .map(unit -> unit(unit, loader, beans, engine))
                    .toList();
            if (units.isEmpty()) {
                throw new MigrationException(
                        "no active persistence unit uses the default datasource, and the changelog belongs to it",
                        "remove 'quarkus.hibernate-orm.datasource' and 'quarkus.hibernate-orm.active'");
            }
            return units;
        } catch (LinkageError otherVersion) {
            throw unknownVersion(otherVersion);
        }
    }

    /** Also one that finds its database for each tenant. */
    private static boolean isOfDefaultDatasource(QuarkusPersistenceUnitDefinition unit) {
        return unit.getConfig().getDataSource().map(DataSourceUtil::isDefault).orElse(true);
    }

    /** Hibernate is not started for the others, and so makes no table for them. */
    private static boolean isActive(QuarkusPersistenceUnitDefinition unit) {
        return ConfigProvider.getConfig()
                .getOptionalValue(HibernateOrmRuntimeConfig.puPropertyKey(unit.getName(), "active"), Boolean.class)
                .orElse(true);
    }

    private static PersistenceUnit unit(
            QuarkusPersistenceUnitDefinition unit, ClassLoader loader, MappingBeans beans, Engine engine) {
        List<Class<?>> classes = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        for (String name : unit.getPersistenceUnitDescriptor().getManagedClassNames()) {
            if (isPackage(name, loader)) {
                packages.add(name);
            } else {
                classes.add(load(name, loader));
            }
        }
        List<Binding<?>> mappings = new ArrayList<>();
        for (RecordableXmlMapping mapping : unit.getXmlMappings()) {
            mappings.add(mapping.toHibernateOrmBinding());
        }
        return new PersistenceUnit(
                unit.getName(),
                classes,
                packages,
                mappings,
                beans.typeContributors(unit.getName()),
                HibernateSettings.of(unit, engine),
                unit.isHibernateValidatorPresent(),
                beans.validatorFactory());
    }

    /** Quarkus lists those that have annotations among the classes. */
    private static boolean isPackage(String name, ClassLoader loader) {
        String path = name.replace('.', '/');
        return loader.getResource(path + "/package-info.class") != null && loader.getResource(path + ".class") == null;
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException missing) {
            throw new MigrationException("the entity class '" + name + "' does not exist", "build again", missing);
        }
    }

    /** Only the application itself tells whether there is nothing, or nothing that is known here. */
    private static void refuse(ClassLoader loader) {
        LoadedApplication.require(loader);
        if (PersistenceUnitsHolder.getPersistenceUnitDescriptors().isEmpty()) {
            throw new MigrationException("there are no entities", "write a class with @Entity");
        }
        throw unknownVersion(null);
    }

    private static MigrationException unknownVersion(Throwable cause) {
        return new MigrationException(
                "Retort does not find the entities in this version of Quarkus",
                "use the version that Retort was made for, or write the revision by hand: revision -m MESSAGE",
                cause);
    }
}
