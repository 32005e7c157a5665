package dev.retort.cli;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Builds a configuration without the {@code @ConfigMapping}s of the project: a command needs none of their values, and some are
 * set only where the service runs.
 */
@SuppressWarnings("overrides") // The base class takes an array where its interface takes any number of values.
final class NeededMappings extends SmallRyeConfigBuilder {

    @Override
    public SmallRyeConfigBuilder withMapping(Class<?> type, String prefix) {
        return isNeeded(type) ? super.withMapping(type, prefix) : this;
    }

    @Override
    public SmallRyeConfigBuilder withMapping(ConfigClass mapping) {
        return isNeeded(mapping.getType()) ? super.withMapping(mapping) : this;
    }

    /** Those of Quarkus, and in Retort's own service those of its verbs. */
    private static boolean isNeeded(Class<?> type) {
        return type.getName().startsWith("io.quarkus.") || type.getName().startsWith("dev.retort.");
    }
}
