package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import models.OtherSchemas;
import models.SchemaCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of tables and sequences, in the default schema and elsewhere, without a database. */
class DefaultSchemaTest {

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of(OtherSchemas.InSchema.class, "audit.log"),
                Arguments.of(OtherSchemas.Joined.class, "audit.log_log"),
                Arguments.of(OtherSchemas.Collected.class, "audit.lines"),
                Arguments.of(OtherSchemas.Secondary.class, "audit.more"),
                Arguments.of(OtherSchemas.Sequenced.class, "audit.numbers"),
                Arguments.of(OtherSchemas.Numbered.class, "audit.counters"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void whatIsInAnotherSchemaHasItInItsName(Class<?> entity, String name) {
        for (Engine engine : Engine.values()) {
            for (DefaultSchema own : List.of(DefaultSchema.USUAL, new DefaultSchema("app", "shop"))) {
                Schema schema = model(engine, entity, own).schema();
                assertThat(Stream.concat(schema.tables().keySet().stream(), schema.sequences().keySet().stream()))
                        .contains(name);
                assertThat(schema.schemas()).containsExactly("audit");
            }
        }
    }

    @Test
    void anotherDatabaseIsRefused() {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> EntityModelReader.read(engine, List.of(OtherSchemas.InCatalog.class), Map.of()))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage("table 'log' is in the catalog 'archive', but a database of PostgreSQL or H2 cannot"
                            + " reach another one");
        }
    }

    @Test
    void theUsualOneIsAnotherOneWhereAnotherIsConfigured() {
        for (Engine engine : Engine.values()) {
            EntityModel model = model(engine, OtherSchemas.InPublic.class, new DefaultSchema("app", null));
            assertThat(model.schema().tables()).containsOnlyKeys("public.log");
        }
    }

    @Test
    void thatIsConfiguredMayBeSaidInEntities() {
        for (Engine engine : Engine.values()) {
            EntityModel model = model(engine, OtherSchemas.InApp.class, new DefaultSchema("app", null));
            assertThat(model.schema().tables()).containsOnlyKeys("log", "more", "log_log", "lines");
            assertThat(model.schema().sequences()).containsOnlyKeys("numbers");
            assertThat(model.statements()).noneMatch(statement -> statement.contains("app."));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost:5432/shop?currentSchema=app",
        "jdbc:postgresql:shop?currentSchema=app",
        "jdbc:h2:mem:shop;SCHEMA=APP",
        "jdbc:h2:file:./data/shop;SCHEMA=APP",
        "jdbc:h2:tcp://localhost/~/shop;SCHEMA=APP",
    })
    void itsCatalogIsTheDatabase(String url) {
        assertThat(model(Engine.of(url), OtherSchemas.InShop.class, DefaultSchema.of(url))
                        .schema()
                        .tables())
                .containsOnlyKeys("log");
    }

    private static EntityModel model(Engine engine, Class<?> entity, DefaultSchema schema) {
        return EntityModelReader.read(engine, List.of(PersistenceUnit.of(engine, List.of(entity), Map.of())), schema);
    }

    @Test
    void theUsualNameOfTheDefaultSchemaMayBeSaid() {
        assertThat(EntityModelReader.read(Engine.H2, List.of(OtherSchemas.InPublic.class), Map.of())
                        .schema()
                        .tables())
                .containsOnlyKeys("log");
    }

    @Test
    void unitsThatShareATableNeedNotHaveTheSameSchemas() {
        List<PersistenceUnit> units = List.of(
                PersistenceUnit.of(Engine.H2, List.of(SchemaCases.Person.class), Map.of()),
                PersistenceUnit.of(
                        Engine.H2,
                        List.of(SchemaCases.Person.class, SchemaCases.OtherPerson.class, SchemaCases.Visit.class),
                        Map.of()));
        try (Scratch scratch = Scratches.h2().open()) {
            scratch.run(EntityModelReader.read(Engine.H2, units).statements());
            Schema made = scratch.read();
            assertThat(made.tables()).containsOnlyKeys("audit.person", "audit.visit", "person");
            assertThat(made.tables().get("audit.visit").foreignKeys())
                    .extracting(ForeignKey::target)
                    .containsExactly("person");
        }
    }
}
