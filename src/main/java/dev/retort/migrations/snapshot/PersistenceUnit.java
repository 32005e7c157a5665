package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitsHolder;
import io.quarkus.hibernate.orm.runtime.boot.QuarkusPersistenceUnitDescriptor;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ImageMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What shapes the schema of the service: its entities and the settings of Hibernate's.
 *
 * @param classes entities, embeddables, mapped super classes and converters
 * @param settings by Hibernate's names; see {@link EntityModel#of}
 */
public record PersistenceUnit(List<Class<?>> classes, Map<String, Object> settings) {

    private static final String DEFAULT = "<default>";

    public PersistenceUnit {
        classes = List.copyOf(classes);
    }

    /**
     * The default unit of this Quarkus application, as it was when it was built: what shapes a schema is not to be changed
     * later. The application need not run.
     *
     * @throws MigrationException when it has no default unit
     */
    public static PersistenceUnit configured() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        QuarkusPersistenceUnitDescriptor unit = units(loader).stream()
                .filter(each -> each.getName().equals(DEFAULT))
                .findFirst()
                .orElseThrow(() -> new MigrationException("there are no entities", "write a class with @Entity"));
        List<Class<?>> classes = new ArrayList<>();
        for (String name : unit.getManagedClassNames()) {
            try {
                classes.add(Class.forName(name, false, loader));
            } catch (ClassNotFoundException missing) {
                throw new MigrationException("the entity class '" + name + "' is gone", "build again", missing);
            }
        }
        Map<String, Object> settings = new TreeMap<>();
        unit.getProperties().forEach((name, value) -> settings.put(name.toString(), value));
        return new PersistenceUnit(classes, settings);
    }

    private static Collection<QuarkusPersistenceUnitDescriptor> units(ClassLoader loader) {
        if (!ImageMode.current().isNativeImage() && Application.currentApplication() == null) {
            List<QuarkusPersistenceUnitDescriptor> recorded = RecordedUnits.of(loader);
            if (!recorded.isEmpty()) {
                return recorded;
            }
            prepare(loader);
        }
        return PersistenceUnitsHolder.getPersistenceUnitDescriptors();
    }

    /**
     * Has Quarkus do what it does before any start, when its application is loaded, and once: only its generated code knows
     * the units. In a native image it was done when that was built.
     */
    private static void prepare(ClassLoader loader) {
        try {
            Class.forName(Application.APP_CLASS_NAME, true, loader);
        } catch (ClassNotFoundException missing) {
            throw new MigrationException(
                    "these classes are not a build of Quarkus", "run './retort VERB' in the source tree", missing);
        } catch (LinkageError refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new MigrationException(
                    "the entities cannot be prepared: " + cause.getMessage(), "correct the mapping", refused);
        }
    }
}
