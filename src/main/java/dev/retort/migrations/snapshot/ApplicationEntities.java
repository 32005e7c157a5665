package dev.retort.migrations.snapshot;

import dev.retort.migrations.NoEntitiesException;
import dev.retort.migrations.schema.Engine;
import io.quarkus.runtime.ImageMode;
import java.util.Optional;

/**
 * The entities that this application was built with: the only class that leads to {@link EntityModelReader}. The builder of
 * a native executable puts {@link ApplicationEntitiesInImage} in its place.
 */
public final class ApplicationEntities {

    private ApplicationEntities() {}

    /** Whether they can be read here: everywhere but in a native executable. */
    public static boolean areReadable() {
        return !ImageMode.current().isNativeImage();
    }

    /** Whether beans of the application shape its tables, so that its generated classes have to be loaded. */
    public static boolean needBeans() {
        return MappingBeans.of(Thread.currentThread().getContextClassLoader()).any();
    }

    /**
     * The kind of database that the build has chosen for a datasource, also where no setting says it; empty where no entity is
     * on it, or they cannot be read here.
     *
     * @param datasource {@code <default>}, or as it is configured
     */
    public static Optional<String> kind(String datasource) {
        return areReadable()
                ? ConfiguredUnits.kind(Thread.currentThread().getContextClassLoader(), datasource)
                : Optional.empty();
    }

    /**
     * The schema that the entities need on one engine.
     *
     * @param url of the database that they are for, whose schema they may name
     * @param datasource of their persistence units: {@code <default>}, or as it is configured
     * @throws NoEntitiesException when they cannot be read here
     * @throws dev.retort.migrations.MigrationException see {@link EntityModelReader#read} and {@link
     *     PersistenceUnit#configured}
     */
    public static EntityModel on(Engine engine, String url, String datasource) {
        if (!areReadable()) {
            throw new NoEntitiesException();
        }
        return EntityModelReader.read(engine, PersistenceUnit.configured(engine, datasource), DefaultSchema.of(url));
    }
}
