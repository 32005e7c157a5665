package dev.retort.testing;

import java.util.Map;

/** The classes that use reflection, or look for resources, and why that works in a native executable. */
public final class Reflection {

    /** Not in an executable: {@code NativeReachIT} holds that. */
    public static final String BEHIND_THE_DOOR = "only ApplicationEntities leads to it";

    public static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("dev.retort.cli.ServiceConfiguration", "not called in an image"),
            Map.entry(
                    "dev.retort.cli.Retort",
                    "verbs of a service, which a native executable knows without asking: Main"),
            Map.entry("dev.retort.cli.Terminal", "a constant class and name, which the builder registers by itself"),
            Map.entry(
                    "dev.retort.migrations.snapshot.MissingDriverException",
                    "drivers: registered by Quarkus' extensions"),
            Map.entry(
                    "dev.retort.migrations.apply.connect.DatabaseAccess", "drivers: registered by Quarkus' extensions"),
            Map.entry("dev.retort.migrations.apply.connect.H2Assertions", "not called in an image"),
            Map.entry(
                    "dev.retort.migrations.apply.exactlyonce.CommitDeferringConnection",
                    "@RegisterForProxy, each interface"),
            Map.entry(
                    "dev.retort.migrations.apply.script.PrintedStatement",
                    "PreparedStatement: as CommitDeferringConnection"),
            Map.entry("dev.retort.migrations.LibraryVersions", "what is not registered there has no version to tell"),
            Map.entry("dev.retort.cli.ApplyHint", "not reached in an image: a revision needs a source tree"),
            Map.entry("dev.retort.migrations.changelog.ClassPath", "quarkus.native.resources.includes"),
            Map.entry("dev.retort.migrations.changelog.source.SourceTree", "not reached in an image: around() refuses"),
            Map.entry("dev.retort.migrations.scratchserver.ServerCache", "quarkus.native.resources.includes"),
            Map.entry("dev.retort.migrations.snapshot.Drivers", "drivers: registered by Quarkus' extensions"),
            Map.entry("dev.retort.migrations.snapshot.ClassConstants", BEHIND_THE_DOOR),
            Map.entry("dev.retort.migrations.snapshot.ConfiguredUnits", BEHIND_THE_DOOR),
            Map.entry("dev.retort.migrations.snapshot.LoadedApplication", BEHIND_THE_DOOR),
            Map.entry("dev.retort.migrations.snapshot.RecordedUnits", BEHIND_THE_DOOR),
            Map.entry("dev.retort.migrations.snapshot.ServiceIntegrators", BEHIND_THE_DOOR),
            Map.entry("dev.retort.migrations.snapshot.UnitMetadata", BEHIND_THE_DOOR),
            Map.entry("dev.retort.migrations.snapshot.ValidationConstraints", BEHIND_THE_DOOR));

    private Reflection() {}
}
