package dev.retort.cli;

import dev.retort.migrations.UnsupportedDatabaseException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.apply.connect.DatasourceSettings;
import io.smallrye.config.SmallRyeConfig;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that a JDBC URL fits the engine of this build. */
final class UrlCheck {

    /** The part of a URL behind {@code jdbc:KIND:}. */
    private static final Map<String, String> EXAMPLES = Map.of("h2", "file:PATH", "postgresql", "//HOST:PORT/DATABASE");

    private static final Pattern KIND = Pattern.compile("(?i)jdbc:([a-z0-9]+):");

    /** Other spellings of a kind, as Quarkus takes them. */
    private static final Map<String, String> ALIASES = Map.of("pg", "postgresql", "pgsql", "postgresql");

    private UrlCheck() {}

    /** Refuses another kind of database, and a URL of another engine, before the driver fails with a less helpful message. */
    static void requireSame(SmallRyeConfig configuration) {
        DatasourceSettings settings = DatasourceSettings.of(configuration);
        String kind = settings.text("quarkus.datasource", "db-kind")
                .map(UrlCheck::supported)
                .orElse(null);
        configuration
                .getOptionalValue("retort.migrations.jdbc-url", String.class)
                .or(settings::url)
                .ifPresent(url -> requireSame(kind, url));
    }

    /**
     * The kind under its usual name.
     *
     * @throws UsageException for any other kind of database
     */
    static String supported(String databaseKind) {
        String folded = databaseKind.toLowerCase(Locale.ROOT);
        String kind = ALIASES.getOrDefault(folded, folded);
        if (!EXAMPLES.containsKey(kind)) {
            throw new UnsupportedDatabaseException(databaseKind);
        }
        return kind;
    }

    /**
     * @param databaseKind null for a build that does not say what it is for, which one with a single driver need not
     */
    static void requireSame(String databaseKind, String url) {
        if (databaseKind == null) {
            requireKnown(url);
            return;
        }
        if (!EXAMPLES.containsKey(databaseKind)) {
            throw new UsageException(
                    "the project's database is '" + databaseKind + "', which Retort does not support",
                    "use it with H2 or PostgreSQL");
        }
        String prefix = "jdbc:" + databaseKind + ":";
        if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            throw new UsageException(
                    "the database URL does not begin with '" + prefix + "'",
                    "write '" + prefix + EXAMPLES.get(databaseKind) + "'");
        }
        if (!url.toLowerCase(Locale.ROOT).startsWith(prefix)) {
            String engine = url.replaceFirst("(?i)^jdbc:", "").replaceFirst("(?s):.*", "");
            if (!EXAMPLES.containsKey(engine.toLowerCase(Locale.ROOT))) {
                throw new UsageException(
                        "the database URL is for '" + engine + "', and no build supports it",
                        "write '" + prefix + EXAMPLES.get(databaseKind) + "'");
            }
            throw new UsageException(
                    "this build is for '" + databaseKind + "', but the database URL is for '" + engine + "'",
                    hasBuildForEach()
                            ? "in the source tree, put --db " + engine.toLowerCase(Locale.ROOT)
                                    + " before the verb; elsewhere, use the jar or image of the other build"
                            : "give a URL that begins with '" + prefix + "', or name a --profile whose"
                                    + " quarkus.datasource.db-kind is the other one");
        }
    }

    /** As Retort's own repository has: its script knows '--db', and its jars and images need no script. */
    private static boolean hasBuildForEach() {
        String launcher = System.getProperty("retort.launcher");
        return launcher == null || launcher.contains("\t--db\t");
    }

    private static void requireKnown(String url) {
        Matcher found = KIND.matcher(url);
        if (found.lookingAt() && !EXAMPLES.containsKey(found.group(1).toLowerCase(Locale.ROOT))) {
            throw new UnsupportedDatabaseException(found.group(1));
        }
        if (EXAMPLES.keySet().stream()
                .noneMatch(kind -> url.toLowerCase(Locale.ROOT).startsWith("jdbc:" + kind + ":"))) {
            throw new UsageException(
                    "the database URL begins neither with 'jdbc:h2:' nor with 'jdbc:postgresql:'",
                    "write 'jdbc:h2:" + EXAMPLES.get("h2") + "' or 'jdbc:postgresql:" + EXAMPLES.get("postgresql")
                            + "'");
        }
    }
}
