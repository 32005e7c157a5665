package dev.retort.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where, when and of what commit a section was measured. */
final class Machine {

    private Machine() {}

    static JsonObject describe(Cluster cluster) throws IOException, SQLException {
        String changes = output("git", "status", "--porcelain", "--untracked-files=no", "src/main", "pom.xml");
        return new JsonObject()
                .put("date", LocalDate.now(ZoneOffset.UTC).toString())
                .put(
                        "commit",
                        output("git", "rev-parse", "--short", "HEAD") + (changes.isEmpty() ? "" : " with changes"))
                .put("java", (System.getProperty("java.vendor.version", "") + " " + Runtime.version()).strip())
                .put("options", System.getenv().getOrDefault("JAVA_OPTS", ""))
                .put("postgresql", cluster.version())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put(
                        "os",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"))
                .put(
                        "loadBefore",
                        String.format(
                                Locale.ROOT,
                                "%.1f",
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    /** What a command prints; empty when it fails. */
    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
