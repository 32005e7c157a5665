import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures what the whole process of a command takes in a project that has grown.
 *
 * <pre>java bench/Grown.java tables 200 [JDBC URL of an empty PostgreSQL database, user, password]
 * java bench/Grown.java revisions 1000 [the same]
 * java -Djar=true bench/Grown.java tables 200</pre>
 *
 * It works in a copy of the source tree around it, as committed, with {@code ./retort}, on H2 unless there is a URL; with
 * {@code -Djar=true} with the packaged jar as it is, without the launcher's options and its archive of classes.
 * Tables have ten columns, an index, a unique constraint and a reference to the one before each; one of the entities gets
 * a field that no revision has. Revisions create tables, add columns and insert rows by turns.
 */
public class Grown {

    private static final int RUNS = 3;
    private static final boolean JAR = Boolean.getBoolean("jar");

    private final Path tree;
    private final List<String> launcher;
    private final List<String> database;
    private final List<String> packaging;

    private Grown(Path tree, String[] arguments) {
        this.tree = tree;
        boolean onServer = arguments.length > 2;
        this.launcher = JAR
                ? List.of("java", "-jar", "target/quarkus-app/quarkus-run.jar")
                : List.of("./retort", "--db", onServer ? "postgresql" : "h2");
        this.packaging = List.of(
                "./mvnw", "-B", "-ntp", "-Dmaven.test.skip=true", "package", onServer ? "-Ppostgresql" : "-P!postgresql");
        this.database = onServer
                ? List.of("--url", arguments[2], "--username", arguments[3], "--password", arguments[4])
                : List.of("--url", "jdbc:h2:file:" + tree.resolve("grown"));
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        Path tree = Files.createTempDirectory("grown");
        try {
            String here = Path.of("").toAbsolutePath().toString();
            execute(0, List.of("git", "clone", "--quiet", here, tree.toString()), null);
            Grown project = new Grown(tree, arguments);
            System.out.printf(Locale.ROOT, "%,d %s%n", count, arguments[0]);
            switch (arguments[0]) {
                case "tables" -> project.growTables(count);
                case "revisions" -> project.growRevisions(count);
                default -> throw new IllegalArgumentException("tables or revisions, not '" + arguments[0] + "'");
            }
        } finally {
            try (Stream<Path> files = Files.walk(tree)) {
                files.sorted(Collections.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** One of them is that of the users. */
    private void growTables(int count) throws Exception {
        writeEntities(count - 1, false);
        build();
        once("revision that creates them, with its proof", "revision", "--autogenerate", "-m", "Create tables");
        build();
        verb(0, "upgrade");
        writeEntities(count - 1, true);
        build();
        report("current", 0, "current");
        report("revision --autogenerate, with its proof", 0, "revision", "--autogenerate", "--dry-run", "-m", "Add more");
        report("check", 3, "check");
    }

    private void growRevisions(int count) throws Exception {
        Path list = tree.resolve("src/main/resources/db/changeLog.yaml");
        StringBuilder includes = new StringBuilder(Files.readString(list).stripTrailing()).append('\n');
        for (int number = 0; number < count; number++) {
            String file = "db/changelog/" + id(number) + "-revision-" + number + ".yaml";
            includes.append("  - include:\n      file: ").append(file).append('\n');
            Files.writeString(tree.resolve("src/main/resources").resolve(file), revision(number));
        }
        Files.writeString(list, includes);
        build();
        once("upgrade", "upgrade");
        report("current", 0, "current");
        report("history", 0, "history");
    }

    private void build() throws Exception {
        if (JAR) {
            execute(0, packaging, tree);
        } else {
            verb(0, "--help");
        }
    }

    private void once(String what, String... words) throws Exception {
        System.out.printf(Locale.ROOT, "%-50s %6.2f s%n", what, seconds(0, words));
    }

    private void report(String what, int exitCode, String... words) throws Exception {
        double[] runs = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            runs[i] = seconds(exitCode, words);
        }
        Arrays.sort(runs);
        System.out.printf(Locale.ROOT, "%-50s %6.2f s (%.2f to %.2f)%n", what, runs[RUNS / 2], runs[0], runs[RUNS - 1]);
    }

    private double seconds(int exitCode, String... words) throws Exception {
        long start = System.nanoTime();
        verb(exitCode, words);
        return (System.nanoTime() - start) / 1e9;
    }

    private void verb(int exitCode, String... words) throws Exception {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(words));
        if (!words[0].startsWith("-")) {
            command.addAll(database);
        }
        execute(exitCode, command, tree);
    }

    private static void execute(int exitCode, List<String> command, Path folder) throws Exception {
        Path output = Files.createTempFile("grown", ".log");
        int ended = new ProcessBuilder(command)
                .directory(folder == null ? null : folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start()
                .waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        if (ended != exitCode) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + ended + ":\n" + said);
        }
    }

    private void writeEntities(int count, boolean changed) throws IOException {
        Path folder = Files.createDirectories(tree.resolve("src/main/java/dev/retort/grown"));
        for (int i = 0; i < count; i++) {
            Files.writeString(folder.resolve("Entity" + i + ".java"), entity(i, changed && i == count / 2));
        }
    }

    private static String entity(int number, boolean changed) {
        return """
                package dev.retort.grown;

                import jakarta.persistence.*;

                @Entity
                @Table(name = "table_%1$d", indexes = @Index(name = "table_%1$d_idx", columnList = "name, id"))
                class Entity%1$d {
                    @Id @GeneratedValue Long id;
                    @Column(nullable = false, length = 200) String name;
                    @Column(unique = true) String code;
                    Integer amount;
                    boolean active;
                    java.math.BigDecimal price;
                    java.time.Instant created;
                    java.time.LocalDate due;
                    String description;
                    %2$s
                    %3$s
                }
                """
                .formatted(
                        number,
                        number == 0 ? "" : "@ManyToOne Entity" + (number - 1) + " previous;",
                        changed ? "String more;" : "");
    }

    private static String id(int number) {
        return LocalDateTime.of(2027, 1, 1, 0, 0)
                .plusHours(number)
                .format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
    }

    private static String revision(int number) {
        String table = "grown_" + number / 10;
        String change =
                switch (number % 10) {
                    case 0 ->
                        "createTable: {tableName: " + table + ", columns: [{column: {name: id, type: bigint,"
                                + " constraints: {primaryKey: true, nullable: false}}}]}";
                    case 9 ->
                        "insert: {tableName: " + table + ", columns: [{column: {name: id, valueNumeric: " + number
                                + "}}]}";
                    default ->
                        "addColumn: {tableName: " + table + ", columns: [{column: {name: c" + number % 10
                                + ", type: varchar(50)}}]}";
                };
        return """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: retort
                      comment: Revision %d
                      changes: [{%s}]
                """
                .formatted(number, change);
    }
}
