package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import models.OtherSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables in another schema are refused, without a database. */
class DefaultSchemaTest {

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of(OtherSchemas.InSchema.class, "table 'log' is in the schema 'audit'"),
                Arguments.of(OtherSchemas.InCatalog.class, "table 'log' is in the catalog 'archive'"),
                Arguments.of(OtherSchemas.Joined.class, "table 'log_log' is in the schema 'audit'"),
                Arguments.of(OtherSchemas.Collected.class, "table 'lines' is in the schema 'audit'"),
                Arguments.of(OtherSchemas.Secondary.class, "table 'more' is in the schema 'audit'"),
                Arguments.of(OtherSchemas.Sequenced.class, "sequence 'numbers' is in the schema 'audit'"),
                Arguments.of(OtherSchemas.Numbered.class, "table 'counters' is in the schema 'audit'"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void isRefused(Class<?> entity, String message) {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> EntityModelReader.read(engine, List.of(entity), Map.of()))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage(message + ", but Retort manages the default schema only");
        }
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void isRefusedWhereAnotherOneIsConfigured(Class<?> entity, String message) {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> model(engine, entity, new DefaultSchema("app", "shop")))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage(message + ", but Retort manages the schema 'app' only");
        }
    }

    @Test
    void theUsualOneIsAnotherOneWhereAnotherIsConfigured() {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> model(engine, OtherSchemas.InPublic.class, new DefaultSchema("app", null)))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage("table 'log' is in the schema 'public', but Retort manages the schema 'app' only");
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
}
