package dev.retort.migrations.apply.boot;

import dev.retort.migrations.apply.exactlyonce.SchemaFingerprint;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Identifies everything outside of the database that decides which revisions are pending: all files and classes of the
 * class path, the settings of the changelog, and the environment as far as Liquibase reads it.
 */
final class BuildFingerprint {

    /** Class loaders that find everything on the class path of the JVM, or beside its only jar. */
    private static final Set<String> LOADERS = Set.of(
            ClassLoader.getSystemClassLoader().getClass().getName(),
            "io.quarkus.bootstrap.runner.RunnerClassLoader",
            "io.quarkus.bootstrap.runner.AotRunnerClassLoader");

    /** System properties that change how text is read, sorted and compared. */
    private static final List<String> OF_JAVA =
            List.of("java.vm.version", "java.version", "file.encoding", "user.language", "user.country");

    private BuildFingerprint() {}

    /**
     * 64 hexadecimal digits; empty where files could change unnoticed: in development, in tests, in a native executable, and
     * with folders on the class path.
     */
    static Optional<String> of(ChangelogSettings settings, Engine engine) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && LOADERS.contains(loader.getClass().getName())
                ? of(settings, engine, System.getProperty("java.class.path", ""), surroundings())
                : Optional.empty();
    }

    /** @param surroundings environment variables and system properties */
    static Optional<String> of(
            ChangelogSettings settings, Engine engine, String classPath, Map<String, String> surroundings) {
        return ClassPathFingerprint.of(classPath).map(files -> {
            List<String> parts = new ArrayList<>(files);
            parts.add(engine.id());
            parts.add(settings.changeLog());
            parts.add("contexts " + settings.contexts());
            parts.add("labels " + settings.labels());
            parts.add(settings.historyTable());
            parts.add(settings.lockTable());
            parts.add("schemas " + settings.historySchema().orElse("") + " "
                    + settings.defaultSchema().orElse(""));
            new TreeMap<>(settings.parameters()).forEach((name, value) -> parts.add(name + "=" + value));
            addRead(surroundings, settings, parts);
            return digest(parts);
        });
    }

    private static Map<String, String> surroundings() {
        Map<String, String> all = new TreeMap<>();
        System.getenv().forEach((name, value) -> all.put("environment " + name, value));
        for (String name : System.getProperties().stringPropertyNames()) {
            all.put("property " + name, System.getProperty(name, ""));
        }
        return all;
    }

    /** Adds those that Liquibase takes for its own settings, or instead of a parameter that has the same name. */
    private static void addRead(Map<String, String> surroundings, ChangelogSettings settings, List<String> parts) {
        surroundings.forEach((name, value) -> {
            String plain = name.substring(name.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
            if (plain.startsWith("liquibase") || settings.fixes(plain) || OF_JAVA.contains(plain)) {
                parts.add(name + "=" + value);
            }
        });
    }

    private static String digest(List<String> parts) {
        MessageDigest digest = SchemaFingerprint.sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
