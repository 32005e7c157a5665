package dev.retort.bench;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Measures the service beside a bare Vert.x peer and writes the results. Started by {@code bench/run}, which builds
 * both, in the source tree.
 */
public final class Bench {

    private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("requests", new RequestsSection());
        SECTIONS.put("start", new StartSection());
        SECTIONS.put("memory", new MemorySection());
        SECTIONS.put("boot", new BootSection());
        SECTIONS.put("tool", new ToolSection());
        SECTIONS.put("growth", new GrowthSection());
        SECTIONS.put("storms", new StormsSection());
        SECTIONS.put("guessing", new GuessingSection());
    }

    /** Sections of a run that names none; the others take long. */
    private static final List<String> USUAL = List.of("requests", "start", "memory", "boot", "tool");

    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-Xmx96m", "-XX:ReservedCodeCacheSize=64m", "-XX:TrimNativeHeapInterval=10000");

    private Bench() {}

    /** Arguments: sections, {@code --quick}, and {@code --before} when there is a build of another commit. */
    public static void main(String[] arguments) throws Exception {
        // The bench is of no use to anybody once its starter is gone.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
        Logger.getLogger("").setLevel(Level.WARNING);
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        boolean quick = words.remove("--quick");
        boolean before = words.remove("--before");
        Path tree = Path.of("").toAbsolutePath();
        Path work = Path.of(System.getProperty("bench.work"));
        int exitCode = 0;
        try {
            if (words.equals(List.of("report"))) {
                Results.of(tree, quick).write();
                System.exit(0);
            }
            run(words, quick, before, tree, work);
        } catch (BenchException e) {
            System.err.println("bench: " + e.getMessage());
            exitCode = 1;
        } catch (IOException e) {
            System.err.println("bench: " + e + "; is there room on the disk, and may the bench write in " + work + "?");
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static void run(List<String> sections, boolean quick, boolean before, Path tree, Path work)
            throws Exception {
        Path built = tree.resolve("target/bench");
        Children children = new Children(work);
        Contestant.Service service = new Contestant.Service("retort", built.resolve("app"), Map.of());
        Contestant.Service archived = new Contestant.Service(Contestant.ARCHIVE, built.resolve("archived"), Map.of());
        try (Cluster cluster = Cluster.start(work, children)) {
            Setting setting = new Setting(
                    tree,
                    work,
                    children,
                    cluster,
                    new Contestant.Limit(built.resolve("limit")),
                    service,
                    before ? new Contestant.Service("before", built.resolve("before"), Map.of()) : null,
                    List.of(
                            new Contestant.Archived(Contestant.ARCHIVE, archived, List.of()),
                            new Contestant.Archived(Contestant.SMALL_ARCHIVE, archived, SMALL)),
                    template(service, cluster, work, children),
                    quick);
            Results results = Results.of(tree, quick);
            for (String name : sections.isEmpty() ? USUAL : sections) {
                System.out.println("== " + name);
                JsonObject machine = Machine.describe(cluster);
                JsonObject measured = SECTIONS.get(name).measure(setting);
                results.put(name, measured.put("quick", quick).put("machine", machine));
            }
        }
    }

    /** A database with the service's schema, made by the service itself, and some users. */
    private static String template(Contestant service, Cluster cluster, Path work, Children children) throws Exception {
        Database template = cluster.create("with_users");
        try (Server server = Server.start(service, template, work, children)) {
            server.awaitOk("/users?limit=1");
        }
        cluster.fill(template);
        return template.name();
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
