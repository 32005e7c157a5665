package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.HibernateException;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;

/**
 * What Hibernate would create for a set of entities on one engine. Needs no database and no session factory: only the
 * classes, so that either engine can be asked about on the build for the other.
 *
 * @param statements that create it all, in order
 * @param schema the same as records, as far as it can be told without asking the engine; expressions of checks also in
 *     the model's own words
 */
public record EntityModel(Engine engine, List<String> statements, Schema schema) {

    /**
     * Asks Hibernate.
     *
     * @param classes entities, embeddables, mapped super classes and converters of one persistence unit
     * @param settings of Hibernate's that shape the schema, such as naming strategies; those about connections and
     *     dialects are ignored
     * @throws MigrationException when Hibernate refuses the entities, or they want more than the default schema
     */
    public static EntityModel of(Engine engine, Collection<Class<?>> classes, Map<String, ?> settings) {
        Map<String, Object> effective = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (value != null && shapesTheSchema(name)) {
                effective.put(name, value);
            }
        });
        effective.put("hibernate.dialect", dialect(engine));
        effective.put("hibernate.boot.allow_jdbc_metadata_access", false);
        StandardServiceRegistry registry =
                new StandardServiceRegistryBuilder().applySettings(effective).build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            classes.forEach(sources::addAnnotatedClass);
            MetadataImplementor metadata = (MetadataImplementor) sources.buildMetadata();
            metadata.validate();
            DefaultSchema.require(metadata);
            new CheckNames(engine).give(metadata);
            Schema schema = new MetadataReader(engine, metadata).read();
            CommentQuotes.escape(metadata);
            List<String> statements = new SchemaCreatorImpl(registry).generateCreationCommands(metadata, false);
            return new EntityModel(
                    engine, engine == Engine.H2 ? Collations.removedFrom(statements) : statements, schema);
        } catch (HibernateException failure) {
            throw new MigrationException(
                    "Hibernate refuses the entities: " + failure.getMessage(), "correct the mapping", failure);
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static boolean shapesTheSchema(String name) {
        return name.startsWith("hibernate.physical_naming")
                || name.startsWith("hibernate.implicit_naming")
                || name.startsWith("hibernate.mapping.")
                || (name.startsWith("hibernate.type.") && !name.endsWith("_format_mapper"))
                || name.startsWith("hibernate.id.")
                || name.startsWith("hibernate.globally_quoted")
                || name.startsWith("hibernate.auto_quote")
                || name.startsWith("hibernate.column_ordering")
                || name.startsWith("hibernate.timezone")
                || name.startsWith("hibernate.discriminator")
                || name.startsWith("hibernate.use_nationalized");
    }

    /** Of classes of our own: Hibernate warns whoever names one of its own instead of letting it ask the database. */
    private static Dialect dialect(Engine engine) {
        return switch (engine) {
            case H2 -> new NamedEnumH2Dialect();
            case POSTGRESQL -> new PostgreSQLDialect() {};
        };
    }
}
