package dev.retort.migrations.apply.connect;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import io.smallrye.config.SmallRyeConfig;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The engines that a project has: {@code retort.migrations.engines}, read by name in the builds of any project. */
public final class ProjectEngines {

    static final String SETTING = "retort.migrations.engines";

    private ProjectEngines() {}

    /**
     * The set that the setting names; the build's own engine alone where it is not set.
     *
     * @throws MigrationException when it names none, an unknown one, or not the build's own
     */
    public static Set<Engine> of(SmallRyeConfig config, Engine own) {
        String value = config.getConfigValue(SETTING).getValue();
        if (value == null) {
            return EnumSet.of(own);
        }
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        for (String word : value.split(",", -1)) {
            engines.add(Arrays.stream(Engine.values())
                    .filter(engine -> engine.id().equalsIgnoreCase(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> refused(
                            word.isBlank() ? "is empty" : "has the unknown engine '" + word.strip() + "'", own)));
        }
        if (!engines.contains(own)) {
            throw refused("does not contain '" + own.id() + "', the engine of this build", own);
        }
        return engines;
    }

    private static MigrationException refused(String problem, Engine own) {
        String all = Arrays.stream(Engine.values()).map(Engine::id).collect(Collectors.joining(","));
        return new MigrationException(
                SETTING + " " + problem, "set " + SETTING + "=" + own.id() + " or " + SETTING + "=" + all);
    }
}
