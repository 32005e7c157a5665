package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import models.FailingParts;
import models.RefusedMappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mapping with which no service would start is refused before there is a revision for it. */
class EntityModelReaderTest {

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(RefusedMappings.Twice.class, "Column 'age' is duplicated"),
                Arguments.of(RefusedMappings.Untyped.class, "column 'thing' of table 'untyped'"),
                Arguments.of(RefusedMappings.Keyless.class, "'models.RefusedMappings$Keyless' has no identifier"),
                Arguments.of(RefusedMappings.Astray.class, "'models.RefusedMappings$Astray.other'"),
                Arguments.of(RefusedMappings.NamedList.class, "NullPointerException in org.hibernate."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatHibernateRefusesIsNamed(Class<?> entity, String reason) {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> EntityModelReader.read(engine, List.of(entity), Map.of()))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageStartingWith("Hibernate refuses the entities: ")
                    .hasMessageContaining(reason)
                    .message()
                    .doesNotContain("Cannot read");
        }
    }

    static Stream<Arguments> failing() {
        return Stream.of(
                Arguments.of("hibernate.physical_naming_strategy", FailingParts.Naming.class),
                Arguments.of("hibernate.metadata_builder_contributor", FailingParts.Contributor.class));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void codeOfTheServiceThatFailsIsNamed(String setting, Class<?> part) {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> EntityModelReader.read(
                            engine, List.of(FailingParts.Thing.class), Map.of(setting, part.getName())))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage("the entities cannot be read: '" + part.getName() + "' failed");
        }
    }

    @Test
    void aConverterThatNeedsARunningServiceIsNamed() {
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> EntityModelReader.read(engine, List.of(FailingParts.Converted.class), Map.of()))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining(FailingParts.Needy.class.getName());
        }
    }
}
