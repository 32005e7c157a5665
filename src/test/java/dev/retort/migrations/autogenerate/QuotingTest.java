package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import java.util.List;
import java.util.Map;
import models.QuotingCases;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The values of {@code quarkus.hibernate-orm.quote-identifiers.strategy}, as Quarkus tells Hibernate of them. */
class QuotingTest {

    private static final List<Class<?>> ENTITIES = List.of(QuotingCases.Order.class, QuotingCases.OrderLine.class);
    private static final List<Class<?>> WITH_DEFINITION =
            List.of(QuotingCases.Order.class, QuotingCases.OrderLine.class, QuotingCases.Defined.class);

    @ParameterizedTest
    @EnumSource
    void allNamesAreQuoted(Engine engine) {
        Schema schema =
                SettingsHold.check(engine, ENTITIES, Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true"));
        assertThat(schema.tables()).containsKey("\"OrderLine\"");
    }

    @ParameterizedTest
    @EnumSource
    void allNamesAreQuotedButColumnDefinitions(Engine engine) {
        Schema schema = SettingsHold.check(
                engine,
                WITH_DEFINITION,
                Map.of(
                        MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true",
                        MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS_SKIP_COLUMN_DEFINITIONS, "true"));
        assertThat(schema.tables()).containsKey("\"OrderLine\"");
    }

    @ParameterizedTest
    @EnumSource
    void keywordsAreQuoted(Engine engine) {
        Schema schema = SettingsHold.check(
                engine, WITH_DEFINITION, Map.of(MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED, "true"));
        assertThat(schema.tables()).containsKey("orderline");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasColumnDefinitionsIsToldOfTheOtherStrategy(Engine engine) {
        MigrationException refused = catchThrowableOfType(
                MigrationException.class,
                () -> SettingsHold.check(
                        engine, WITH_DEFINITION, Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true")));
        assertThat(refused)
                .hasMessage(engine.id() + " refuses the column 'Defined.group' because Hibernate quotes its definition:"
                        + " \"integer default 7\"");
        assertThat(refused.remedy())
                .isEqualTo("set quarkus.hibernate-orm.quote-identifiers.strategy=all-except-column-definitions");
    }
}
