import dev.retort.migrations.autogenerate.Autogenerate;
import dev.retort.migrations.autogenerate.InSync;
import dev.retort.migrations.autogenerate.Proposal;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EntityModel;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Makes so many entities, writes the revision that creates them, gives one of them another field, and measures what the
 * revision for that takes: changelog and entities into scratch databases, the difference, the YAML and the proof.
 *
 * <pre>./mvnw -q package -DskipTests
 * CP='target/classes:target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*'
 * javac -d target/bench -cp "$CP" bench/ManyTables.java
 * java -cp "target/bench:$CP" ManyTables 200 [URL USER PASSWORD]</pre>
 *
 * On H2, or with a URL on that PostgreSQL server. The first figures are those of a virtual machine that is cold, as a
 * command's is.
 */
public class ManyTables {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        int tables = Integer.parseInt(arguments[0]);
        Scratches h2 = Scratches.h2();
        Scratches engine = arguments.length > 1
                ? Scratches.postgresql(arguments[1], arguments[2], arguments[3])
                : h2;
        Scratches other = engine == h2 ? null : h2;
        Path folder = Files.createTempDirectory("many-tables");
        try {
            String changelog = System.getProperty("changelog");
            List<Class<?>> before = entities(folder.resolve("before"), tables, false);
            List<Class<?>> after = entities(folder.resolve("after"), tables, true);
            if (changelog == null) {
                String text = timed("revision that creates all, with its proof", () -> of(engine, other, "databaseChangeLog: []\n", before)
                        .propose(Answers.none())
                        .yaml("Create tables"));
                Path file = Files.createTempFile("many-tables", ".yaml");
                Files.writeString(file, text);
                System.out.println("now once more, cold, with -Dchangelog=" + file);
                return;
            }
            String base = Files.readString(Path.of(changelog));

            Proposal proposal = timed("revision for one more column, with its proof", () -> of(engine, other, base, after)
                    .propose(Answers.none()));
            require(proposal.isProven() && proposal.changes().size() == 1, "not proven");
            Schema database;
            try (Scratch scratch = engine.open()) {
                ScratchChangelog.ofText(scratch, base).up();
                database = scratch.read();
            }
            InSync found = timed("check, warm", () -> of(engine, other, base, after).check(database, file -> true));
            require(found.unwritten().size() == 1 && found.drift().isEmpty(), "check is wrong");
            System.out.println("Where it goes, warm:");
            EntityModel model = timed("  Hibernate's model", () -> EntityModel.of(engine.engine(), after, Map.of()));
            Schema wanted;
            try (Scratch scratch = engine.open()) {
                timed("  entities exported", () -> {
                    scratch.run(model.statements());
                    return null;
                });
                wanted = timed("  schema read", scratch::read);
            }
            try (Scratch scratch = engine.open()) {
                ScratchChangelog revisions =
                        timed("  changelog parsed", () -> ScratchChangelog.ofText(scratch, base));
                timed("  changelog run", () -> {
                    revisions.up();
                    return null;
                });
                Schema start2 = scratch.read();
                timed("  difference", () -> SchemaDiffer.diff(start2, wanted, Answers.silent()));
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Autogenerate of(Scratches engine, Scratches other, String changelog, List<Class<?>> entities) {
        Thread.currentThread().setContextClassLoader(entities.get(0).getClassLoader());
        return new Autogenerate(
                engine, other, scratch -> ScratchChangelog.ofText(scratch, changelog), entities, Map.of());
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Prints what it took by the clock, and of all processors together. */
    private static <T> T timed(String what, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        long used = PROCESS.getProcessCpuTime();
        T result = work.call();
        System.out.printf(
                Locale.ROOT,
                "%-50s %6.2f s, %6.2f s of processor%n",
                what,
                (System.nanoTime() - start) / 1e9,
                (PROCESS.getProcessCpuTime() - used) / 1e9);
        return result;
    }

    /** Each with ten columns, an index, a unique constraint and a reference to the one before. */
    private static List<Class<?>> entities(Path folder, int count, boolean changed) throws Exception {
        Files.createDirectories(folder);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("Entity" + i + ".java");
            Files.writeString(file, source(i, changed && i == count / 2));
            files.add(file.toString());
        }
        List<String> options = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        options.addAll(files);
        require(
                ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) == 0,
                "the entities do not compile");
        URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
        List<Class<?>> classes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            classes.add(loader.loadClass("Entity" + i));
        }
        return classes;
    }

    private static String source(int number, boolean changed) {
        return """
                import jakarta.persistence.*;
                @Entity @Table(name = "table_%1$d", indexes = @Index(name = "table_%1$d_idx", columnList = "name, id"))
                class Entity%1$d {
                    @Id @GeneratedValue Long id;
                    @Column(nullable = false, length = 200) String name;
                    @Column(unique = true) String code;
                    Integer amount;
                    boolean active;
                    java.math.BigDecimal price;
                    java.time.Instant created;
                    java.time.LocalDate day_of;
                    String description;
                    %2$s
                    %3$s
                }
                """.formatted(
                number, number == 0 ? "" : "@ManyToOne Entity" + (number - 1) + " previous;", changed ? "String more;" : "");
    }
}
