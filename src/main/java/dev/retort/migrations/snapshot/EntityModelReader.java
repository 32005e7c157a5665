package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.Reason;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * Asks Hibernate what it would create for the entities. Needs no database and no session factory: only the classes and what
 * else the build recorded, so that either engine can be asked about on the build for the other. A native executable cannot
 * hold this class: what Hibernate's own bootstrap names cannot be linked there. See {@link ApplicationEntities}.
 */
public final class EntityModelReader {

    private EntityModelReader() {}

    /**
     * Asks Hibernate about all persistence units of one database.
     *
     * @throws MigrationException when Hibernate refuses the entities, they want more than the default schema, or two units
     *     want different things of one table
     */
    public static EntityModel read(Engine engine, List<PersistenceUnit> units) {
        return read(engine, units, DefaultSchema.USUAL);
    }

    /** The same for a database whose connections have a schema of another name. */
    public static EntityModel read(Engine engine, List<PersistenceUnit> units, DefaultSchema schema) {
        MergedUnits merged = new MergedUnits(engine);
        for (PersistenceUnit unit : units) {
            merged.add(unit.name(), read(engine, unit, schema));
        }
        return merged.model();
    }

    /**
     * Asks Hibernate about classes.
     *
     * @param classes entities, embeddables, mapped super classes and converters of one persistence unit
     * @param settings see {@link PersistenceUnit#of}
     * @throws MigrationException when Hibernate refuses the entities, or they want more than the default schema
     */
    public static EntityModel read(Engine engine, Collection<Class<?>> classes, Map<String, ?> settings) {
        return read(engine, PersistenceUnit.of(engine, classes, settings), DefaultSchema.USUAL);
    }

    private static EntityModel read(Engine engine, PersistenceUnit unit, DefaultSchema schema) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySettings(unit.settings())
                .build();
        try {
            MetadataImplementor metadata = UnitMetadata.of(unit, schema, registry);
            schema.require(metadata);
            new UnreadOptions(engine).refuse(metadata);
            new CheckNames(engine).give(metadata);
            Schema tables = new MetadataReader(engine, metadata).read();
            CommentQuotes.escape(metadata);
            List<String> statements = HibernateDdl.of(metadata, registry);
            return new EntityModel(
                    engine,
                    Dialect.of(engine).hasCollations() ? statements : Collations.removedFrom(statements),
                    tables);
        } catch (HibernateException failure) {
            throw refused(reason(failure), failure);
        } catch (MigrationException refused) {
            throw refused;
        } catch (RuntimeException fault) {
            String culprit = culprit(fault);
            if (culprit != null) {
                throw new MigrationException(
                        "the entities cannot be read: '" + culprit + "' failed",
                        "--verbose prints the cause; note that it is called while the service is not running",
                        fault);
            }
            if (Reason.isForProgrammers(fault)) {
                throw refused(Reason.of(fault), fault);
            }
            throw fault;
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static MigrationException refused(String reason, RuntimeException failure) {
        return new MigrationException("Hibernate refuses the entities: " + reason, "correct the mapping", failure);
    }

    /** Hibernate ends its own words with those of a fault of its own, which are for programmers. */
    private static String reason(HibernateException failure) {
        Throwable root = Reason.root(failure);
        return root != failure && Reason.isForProgrammers(root) && root.getMessage() != null
                ? failure.getMessage().replace(root.getMessage(), Reason.of(root))
                : failure.getMessage();
    }

    /** The class that Hibernate called, such as a naming strategy, a converter or a contributor; null for its own. */
    private static String culprit(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .dropWhile(name -> name.matches("(java|javax|jdk|sun|jakarta)\\..*"))
                .findFirst()
                .filter(name -> !name.matches("(org\\.hibernate|dev\\.retort\\.migrations)\\..*"))
                .orElse(null);
    }
}
