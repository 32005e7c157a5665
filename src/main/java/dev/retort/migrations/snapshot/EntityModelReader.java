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
     * @throws MigrationException when Hibernate refuses the entities, they want something in another database, or two units
     *     want different things of one table
     */
    public static EntityModel read(Engine engine, List<PersistenceUnit> units) {
        return read(engine, units, DefaultSchema.USUAL);
    }

    /** The same for a database whose connections have a schema of another name. */
    public static EntityModel read(Engine engine, List<PersistenceUnit> units, DefaultSchema schema) {
        List<EntityModel> models =
                units.stream().map(unit -> read(engine, unit, schema, false)).toList();
        boolean several =
                models.stream().anyMatch(model -> !model.schema().schemas().isEmpty());
        MergedUnits merged = new MergedUnits(engine);
        for (int i = 0; i < units.size(); i++) {
            boolean differs = several && models.get(i).schema().schemas().isEmpty();
            merged.add(units.get(i).name(), differs ? read(engine, units.get(i), schema, true) : models.get(i));
        }
        return merged.model();
    }

    /**
     * Asks Hibernate about classes.
     *
     * @param classes entities, embeddables, mapped super classes and converters of one persistence unit
     * @param settings see {@link PersistenceUnit#of}
     * @throws MigrationException when Hibernate refuses the entities, or they want something in another database
     */
    public static EntityModel read(Engine engine, Collection<Class<?>> classes, Map<String, ?> settings) {
        return read(engine, PersistenceUnit.of(engine, classes, settings), DefaultSchema.USUAL, false);
    }

    /** @param named whether the default schema is named in statements, also where there is no other one */
    private static EntityModel read(Engine engine, PersistenceUnit unit, DefaultSchema schema, boolean named) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySettings(unit.settings())
                .build();
        try {
            MetadataImplementor metadata = UnitMetadata.of(unit, schema, registry);
            schema.require(metadata);
            new UnreadOptions(engine).refuse(metadata);
            new CheckNames(engine).give(metadata);
            Schema tables = new MetadataReader(engine, metadata).read();
            DefaultSchema.requireWritable(tables);
            CommentQuotes.escape(metadata);
            List<String> statements = named || !tables.schemas().isEmpty()
                    ? naming(schema, metadata, registry, tables)
                    : HibernateDdl.of(metadata, registry);
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

    /** H2 looks for the target of a foreign key in the schema of the table that has it, so each schema is named. */
    private static List<String> naming(
            DefaultSchema schema, MetadataImplementor metadata, StandardServiceRegistry registry, Schema tables) {
        Engine engine = tables.engine();
        return Stream.concat(
                        tables.schemas().stream().map(other -> "create schema if not exists " + engine.sql(other)),
                        HibernateDdl.of(metadata, registry, schema.stored(engine)).stream())
                .toList();
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
