package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.passwords.PasswordSettings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import models.Pay;
import org.junit.jupiter.api.Test;

class NeededMappingsTest {

    @Test
    void aValueThatOnlyTheServiceNeedsIsNotAskedFor() {
        assertThatThrownBy(() -> new SmallRyeConfigBuilder()
                        .withMapping(Pay.class, "pay")
                        .build())
                .isInstanceOf(ConfigValidationException.class);

        SmallRyeConfig config = new NeededMappings()
                .withMapping(Pay.class, "pay")
                .withMapping(ConfigClass.configClass(Pay.class, "pay"))
                .withSources(new PropertiesConfigSource(Map.of("pay.other", "x"), "test", 100))
                .build();

        assertThat(config.getValue("pay.other", String.class)).isEqualTo("x");
    }

    @Test
    void mappingsOfOwnVerbsAreThere() {
        SmallRyeConfig config = new NeededMappings()
                .withMapping(ConfigClass.configClass(PasswordSettings.class))
                .addDiscoveredConverters()
                .build();

        assertThat(config.getConfigMapping(PasswordSettings.class)).isNotNull();
    }
}
