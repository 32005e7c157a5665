package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import models.RefusedMappings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mapping with which no service would start is refused before there is a revision for it. */
class EntityModelTest {

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
            assertThatThrownBy(() -> EntityModel.of(engine, List.of(entity), Map.of()))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageStartingWith("Hibernate refuses the entities: ")
                    .hasMessageContaining(reason)
                    .message()
                    .doesNotContain("Cannot read");
        }
    }
}
