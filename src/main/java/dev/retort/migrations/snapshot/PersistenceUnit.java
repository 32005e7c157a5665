package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.jaxb.spi.Binding;
import org.hibernate.boot.model.TypeContributor;

/**
 * A persistence unit of the service with everything that its Hibernate reads.
 *
 * @param name {@code <default>}, or as it is configured
 * @param classes entities, embeddables, mapped super classes and converters
 * @param packages those whose {@code package-info} is annotated
 * @param mappings XML files, read
 * @param types of beans; those that are Java services are found by Hibernate itself
 * @param settings by Hibernate's names, for one engine
 * @param validated whether constraints of Jakarta Validation shape columns, as far as {@code settings} allow it
 * @param validatorFactory of Jakarta Validation, to read them with; null for the provider's own
 */
public record PersistenceUnit(
        String name,
        List<Class<?>> classes,
        List<String> packages,
        List<Binding<?>> mappings,
        List<TypeContributor> types,
        Map<String, Object> settings,
        boolean validated,
        Object validatorFactory) {

    static final String DEFAULT = "<default>";

    public PersistenceUnit {
        classes = List.copyOf(classes);
        packages = List.copyOf(packages);
        mappings = List.copyOf(mappings);
        types = List.copyOf(types);
        settings = Map.copyOf(settings);
    }

    /**
     * A unit of classes alone, in a service that has Hibernate Validator.
     *
     * @param settings by Hibernate's names; those about connections and dialects are ignored
     */
    public static PersistenceUnit of(Engine engine, Collection<Class<?>> classes, Map<String, ?> settings) {
        return new PersistenceUnit(
                DEFAULT,
                List.copyOf(classes),
                List.of(),
                List.of(),
                List.of(),
                HibernateSettings.of(settings, engine, null),
                true,
                null);
    }

    /**
     * Those of the default datasource of this Quarkus application, as they were when it was built: what shapes a schema is
     * not to be changed later. The application need not run.
     *
     * @param engine for which they are wanted; the build may be one for another
     * @throws MigrationException when there are none, or something that the service reads cannot be read
     */
    public static List<PersistenceUnit> configured(Engine engine) {
        return configured(engine, DEFAULT);
    }

    /**
     * The same of another datasource.
     *
     * @param datasource {@code <default>}, or as it is configured
     */
    public static List<PersistenceUnit> configured(Engine engine, String datasource) {
        return ConfiguredUnits.of(Thread.currentThread().getContextClassLoader(), engine, datasource);
    }
}
