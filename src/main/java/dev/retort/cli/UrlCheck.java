package dev.retort.cli;

import dev.retort.migrations.UsageException;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Checks that a JDBC URL fits the engine of this build. */
final class UrlCheck {

    /** The part of a URL behind {@code jdbc:KIND:}. */
    private static final Map<String, String> EXAMPLES = Map.of("h2", "file:PATH", "postgresql", "//HOST:PORT/DATABASE");

    private UrlCheck() {}

    /** Refuses a URL of another engine, before the driver fails with a less helpful message. */
    static void requireSame(Config configuration) {
        String kind = configuration
                .getOptionalValue("quarkus.datasource.db-kind", String.class)
                .orElse(null);
        configuration
                .getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                .ifPresent(url -> requireSame(kind, url));
    }

    /**
     * @param databaseKind null for a build that does not say what it is for, which one with a single driver need not
     */
    static void requireSame(String databaseKind, String url) {
        if (databaseKind == null) {
            requireKnown(url);
            return;
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
                    "in the source tree, put --db " + engine.toLowerCase(Locale.ROOT)
                            + " before the verb; elsewhere, use the jar or image of the other build");
        }
    }

    private static void requireKnown(String url) {
        if (EXAMPLES.keySet().stream()
                .noneMatch(kind -> url.toLowerCase(Locale.ROOT).startsWith("jdbc:" + kind + ":"))) {
            throw new UsageException(
                    "the database URL begins neither with 'jdbc:h2:' nor with 'jdbc:postgresql:'",
                    "write 'jdbc:h2:" + EXAMPLES.get("h2") + "' or 'jdbc:postgresql:" + EXAMPLES.get("postgresql")
                            + "'");
        }
    }
}
