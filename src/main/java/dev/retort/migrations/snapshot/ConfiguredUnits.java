package dev.retort.migrations.snapshot;

import dev.retort.migrations.LibraryVersions;
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
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.boot.jaxb.spi.Binding;

/** The persistence units that this Quarkus application was built with. */
final class ConfiguredUnits {

    /** Versions of Quarkus that the sample applications are built with. */
    private static final String KNOWN = "3.27 to 3.37";

    private ConfiguredUnits() {}

    /** See {@link PersistenceUnit#configured}. */
    static List<PersistenceUnit> of(ClassLoader loader, Engine engine, String datasource) {
        List<QuarkusPersistenceUnitDefinition> recorded = RecordedUnits.of(loader);
        if (recorded.isEmpty()) {
            refuse(loader);
        }
        try {
            MappingBeans beans = MappingBeans.of(loader);
            List<PersistenceUnit> units = recorded.stream()
                    .filter(unit -> isOf(datasource, unit))
                    .filter(ConfiguredUnits::isActive)
                    .sorted(Comparator.comparing(QuarkusPersistenceUnitDefinition::getName))
                    .map(unit -> unit(unit, loader, beans, engine))
                    .toList();
            if (units.isEmpty()) {
                throw none(datasource);
            }
            return units;
        } catch (LinkageError otherVersion) {
            throw unknownVersion(otherVersion);
        }
    }

    /** See {@link ApplicationEntities#kind}. Quarkus infers it from the only driver of the project, where no setting says it. */
    static Optional<String> kind(ClassLoader loader, String datasource) {
        return RecordedUnits.of(loader).stream()
                .filter(unit -> isOf(datasource, unit))
                .flatMap(unit -> unit.getConfig().getDbKind().stream())
                .findFirst();
    }

    /** One that finds its database for each tenant names no datasource. */
    private static boolean isOf(String datasource, QuarkusPersistenceUnitDefinition unit) {
        return unit.getConfig()
                .getDataSource()
                .orElse(DataSourceUtil.DEFAULT_DATASOURCE_NAME)
                .equals(datasource);
    }

    private static MigrationException none(String datasource) {
        return DataSourceUtil.isDefault(datasource)
                ? new MigrationException(
                        "no active persistence unit uses the default datasource, and the changelog belongs to it",
                        "name a persistence unit: --unit NAME; or remove 'quarkus.hibernate-orm.datasource' and"
                                + " 'quarkus.hibernate-orm.active'")
                : new MigrationException(
                        "no active persistence unit uses the datasource '" + datasource + "'",
                        "name another persistence unit: --unit NAME");
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
                "Retort does not find the entities of Quarkus "
                        + LibraryVersions.quarkus().orElse("(unknown)")
                        + " with Hibernate " + LibraryVersions.hibernate().orElse("(unknown)")
                        + "; it knows Quarkus " + KNOWN,
                "use one of these versions, or write the revision by hand: revision -m MESSAGE",
                cause);
    }
}
