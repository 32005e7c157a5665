package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import models.ModelChange;
import models.ModelChanges;
import org.hibernate.MappingException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** The measure of what the entities want is a schema that Hibernate itself created, with a session factory. */
class HibernateCreatesTest {

    static Stream<List<Class<?>>> models() {
        return ModelChanges.all().stream().map(ModelChange::after).distinct();
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatRetortTakesForTheModelOnH2(List<Class<?>> entities) {
        isCreatedAlike(Scratches.h2(), entities);
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatRetortTakesForTheModelOnPostgresql(List<Class<?>> entities) {
        isCreatedAlike(Servers.postgresql(), entities);
    }

    private static void isCreatedAlike(Scratches scratches, List<Class<?>> entities) {
        Schema wanted = ModelChangesTest.autogenerate(scratches, null, ModelChangesTest.NOTHING, entities)
                .entities();
        try (Scratch scratch = scratches.open()) {
            Schema created = created(scratch, entities);
            assertThat(SchemaDiffer.diff(wanted, created, Decisions.silent()).changes())
                    .extracting(SchemaChange::description)
                    .isEmpty();
        }
    }

    private static Schema created(Scratch scratch, List<Class<?>> entities) {
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        Connection connection = scratch.connection();
        configuration.getProperties().put(JdbcSettings.CONNECTION_PROVIDER, new OneConnection(connection));
        configuration.setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "create-only");
        configuration.setProperty(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, "true");
        configuration.setProperty(MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED, "false");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            assertThat(factory.isOpen()).isTrue();
            return scratch.read();
        } catch (SchemaManagementException | MappingException refused) {
            // A quote in a comment; COLLATE and NAMED_ENUM on H2: there is no schema to be compared with.
            throw new TestAbortedException("Hibernate's own statements are refused by the engine", refused);
        }
    }
}
