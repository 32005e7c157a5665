package dev.retort.migrations.apply.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.configured.ConfiguredMigrations;
import dev.retort.migrations.schema.Engine;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines of a project, as any build of Quarkus names them. */
class ProjectEnginesTest {

    @Test
    void theBuildsOwnIsTheDefault() {
        assertThat(ConfiguredDatabase.of(config("h2", null)).engines()).containsExactly(Engine.H2);
        assertThat(ConfiguredDatabase.of(config("postgresql", null)).engines()).containsExactly(Engine.POSTGRESQL);
    }

    @ParameterizedTest
    @CsvSource({"h2, 'h2,postgresql'", "postgresql, 'postgresql, H2'", "h2, ' h2 '"})
    void aSetNamesThem(String own, String engines) {
        assertThat(ConfiguredDatabase.of(config(own, engines)).engines())
                .extracting(Engine::id)
                .containsExactlyInAnyOrder(
                        engines.strip().toLowerCase(java.util.Locale.ROOT).split(", *"));
    }

    @ParameterizedTest
    @CsvSource({
        "h2, postgresql, 'does not contain ''h2'', the engine of this build'",
        "postgresql, h2, 'does not contain ''postgresql'', the engine of this build'",
        "h2, 'h2,mysql', 'has the unknown engine ''mysql'''",
        "h2, both, 'has the unknown engine ''both'''",
        "h2, '', is empty",
        "h2, ' ', is empty",
        "h2, ',', is empty",
        "postgresql, 'postgresql,', is empty"
    })
    void anythingElseIsRefusedBeforeAnythingIsDone(String own, String engines, String problem) {
        assertThatThrownBy(() -> ConfiguredMigrations.of(config(own, engines)))
                .isInstanceOf(MigrationException.class)
                .hasMessage("retort.migrations.engines " + problem)
                .hasFieldOrPropertyWithValue(
                        "remedy",
                        "set retort.migrations.engines=" + own + " or retort.migrations.engines=h2,postgresql");
    }

    private static SmallRyeConfig config(String own, String engines) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", own.equals("h2") ? "jdbc:h2:mem:none" : "jdbc:postgresql:none");
        if (engines != null) {
            settings.put("retort.migrations.engines", engines);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new io.smallrye.config.PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
