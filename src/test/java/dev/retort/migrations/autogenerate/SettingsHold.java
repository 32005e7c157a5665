package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.diff.WantedSchema;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** Compares a first revision under settings of Hibernate's with the schema that Hibernate creates under them. */
final class SettingsHold {

    private SettingsHold() {}

    /** Gives the schema, which both make. */
    static Schema check(Engine engine, List<Class<?>> entities, Map<String, String> settings) {
        Scratches scratches = engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
        Proposal proposal = new Autogenerate(
                        scratches,
                        Set.of(engine),
                        null,
                        scratch -> ScratchChangelog.ofText(scratch, ModelChangesTest.NOTHING),
                        asked -> EntityModelReader.read(asked, entities, settings))
                .propose(Decisions.none());
        assertThat(proposal.proofs()).isNotEmpty().allSatisfy(proof -> assertThat(proof.failure())
                .isNull());
        Schema created = created(scratches, entities, settings);
        try (Scratch scratch = scratches.open()) {
            String yaml = proposal.yaml("first");
            ScratchChangelog.ofText(scratch, yaml).up();
            Schema written = scratch.read();
            assertThat(SchemaDiffer.diff(
                                    written, WantedSchema.of(created, written, Decisions.silent()), Decisions.silent())
                            .changes())
                    .extracting(SchemaChange::description)
                    .isEmpty();
            assertThat(new Autogenerate(
                                    scratches,
                                    Set.of(engine),
                                    null,
                                    other -> ScratchChangelog.ofText(other, yaml),
                                    asked -> EntityModelReader.read(asked, entities, settings))
                            .propose(Decisions.none())
                            .body())
                    .as("a second revision")
                    .isNull();
        }
        return created;
    }

    private static Schema created(Scratches scratches, List<Class<?>> entities, Map<String, String> settings) {
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.setProperty(MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED, "false");
        settings.forEach(configuration::setProperty);
        configuration.setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "create-only");
        configuration.setProperty(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, "true");
        try (Scratch scratch = scratches.open()) {
            configuration
                    .getProperties()
                    .put(JdbcSettings.CONNECTION_PROVIDER, new OneConnection(scratch.connection()));
            try (SessionFactory factory = configuration.buildSessionFactory()) {
                assertThat(factory.isOpen()).isTrue();
                return scratch.read();
            }
        }
    }
}
