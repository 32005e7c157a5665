import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Puts revisions into a copy of the packaged application, applies them to a new database, and measures what the whole
 * process of a command takes with a quarter, a half and all of them.
 *
 * <pre>java bench/ManyRevisions.java target/h2-app [revisions, 1000] [JDBC URL of an empty database, user, password]</pre>
 *
 * Without a URL it is an H2 file, which is deleted afterwards. Needs nothing but a JDK.
 */
public class ManyRevisions {

    private static final int RUNS = 5;

    public static void main(String[] arguments) throws Exception {
        Path application = Path.of(arguments[0]);
        int all = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Path folder = Files.createTempDirectory("many-revisions");
        try {
            List<String> database = arguments.length > 2
                    ? List.of("--url", arguments[2], "--username", arguments[3], "--password", arguments[4])
                    : List.of("--url", "jdbc:h2:file:" + folder.resolve("data"));
            copy(application, folder.resolve("app"));
            System.out.printf("%9s %12s %12s %12s%n", "revisions", "upgrade, ms", "current, ms", "history, ms");
            int made = 0;
            for (int count : new int[] {0, all / 4, all / 2, all}) {
                add(folder.resolve("app"), made, count);
                made = count;
                long upgrade = run(folder, "upgrade", database, null);
                String last = count == 0 ? null : id(count - 1);
                System.out.printf(
                        Locale.ROOT,
                        "%,9d %,12d %,12d %,12d%n",
                        count,
                        upgrade,
                        median(folder, "current", database, last),
                        median(folder, "history", database, last));
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Collections.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Writes the revisions from {@code first} to before {@code end} into the application's own jar. */
    private static void add(Path application, int first, int end) throws IOException {
        Path jar;
        try (Stream<Path> jars = Files.list(application.resolve("app"))) {
            jar = jars.filter(each -> each.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path list = files.getPath("db/changeLog.yaml");
            StringBuilder includes = new StringBuilder(Files.readString(list).stripTrailing()).append('\n');
            for (int number = first; number < end; number++) {
                String file = "db/changelog/" + id(number) + "-revision-" + number + ".yaml";
                includes.append("  - include:\n      file: ").append(file).append('\n');
                Files.writeString(files.getPath(file), revision(number));
            }
            Files.writeString(list, includes);
        }
    }

    private static String id(int number) {
        return LocalDateTime.of(2027, 1, 1, 0, 0)
                .plusHours(number)
                .format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
    }

    /** Tables, columns and rows by turns. */
    private static String revision(int number) {
        String table = "bench_" + number / 10;
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

    private static long median(Path folder, String verb, List<String> database, String expected) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            times.add(run(folder, verb, database, expected));
        }
        Collections.sort(times);
        return times.get(RUNS / 2);
    }

    /** How many milliseconds it took; fails when it does not print {@code expected}. */
    private static long run(Path folder, String verb, List<String> database, String expected) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As ./retort starts it.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                folder.resolve("app/quarkus-run.jar").toString(),
                verb));
        command.addAll(database);
        Path output = folder.resolve("output");
        long start = System.nanoTime();
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        long millis = (System.nanoTime() - start) / 1_000_000;
        String printed = Files.readString(output);
        if (exit != 0 || (expected != null && !printed.contains(expected))) {
            throw new IllegalStateException(verb + " ended with " + exit + ":\n" + printed);
        }
        return millis;
    }
}
