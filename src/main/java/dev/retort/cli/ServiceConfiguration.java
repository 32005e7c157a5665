package dev.retort.cli;

import dev.retort.migrations.MigrationException;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.AbstractConfigBuilder;
import io.quarkus.runtime.configuration.QuarkusConfigFactory;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/**
 * Configuration of the service, without starting it: the same sources, profile and defaults, by the classes
 * that Quarkus generated when this was built.
 */
final class ServiceConfiguration {

    private static final String BUILT = "io.quarkus.runtime.generated.Config";
    private static final String OF_THE_RUN = "io.quarkus.runtime.generated.RunTimeConfig";

    /** Above those of the JVM's system properties, which have 400. */
    private static final int ORDINAL = 500;

    private ServiceConfiguration() {}

    /**
     * Reads it, and makes it what {@code ConfigProvider} gives. Mappings of the project's own are not checked.
     *
     * @param settings that win over all others, by name
     * @throws MigrationException when these classes were not built by Quarkus, or a setting has a value that it cannot have
     */
    static SmallRyeConfig read(Map<String, String> settings) {
        if (!ImageMode.current().isNativeImage()) {
            loadWhatTheBuildFixed();
        }
        SmallRyeConfigBuilder builder = new NeededMappings();
        AbstractConfigBuilder.withCustomizer(builder, OF_THE_RUN);
        builder.withSources(new PropertiesConfigSource(settings, "command line", ORDINAL));
        try {
            SmallRyeConfig config = builder.build();
            QuarkusConfigFactory.setConfig(config);
            return config;
        } catch (ConfigValidationException invalid) {
            throw new MigrationException(
                    "the configuration is not valid: "
                            + invalid.getProblem(0).getMessage().replaceAll("(\\S+Exception: )?SRCFG[0-9]+: ", ""),
                    "correct that setting",
                    invalid);
        }
    }

    /** The configuration of the run refers to it. In a native image it is there. */
    private static void loadWhatTheBuildFixed() {
        try {
            Class.forName(BUILT, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new MigrationException(
                    "these classes are not a build of Quarkus", "run './retort VERB' in the source tree", missing);
        }
    }
}
