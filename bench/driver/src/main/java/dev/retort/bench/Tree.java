package dev.retort.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** A copy of what the build reads, made to grow. */
final class Tree {

    private static final List<String> PARTS = List.of("src/main", "src/distribution", "pom.xml", "mvnw", ".mvn", "retort", "LICENSE");

    private final Path folder;
    private final Children children;

    private Tree(Path folder, Children children) {
        this.folder = folder;
        this.children = children;
    }

    /** A copy in a new folder. */
    static Tree copy(Path tree, Path folder, Children children) throws IOException {
        for (String part : PARTS) {
            if (Files.exists(tree.resolve(part))) {
                copy(tree.resolve(part), folder.resolve(part));
            }
        }
        return new Tree(folder, children);
    }

    Path folder() {
        return folder;
    }

    /** Lists so many more revisions: by turns they create a table, add columns to it and insert a row. */
    void addRevisions(int count) throws IOException {
        Path list = folder.resolve("src/main/resources/db/changeLog.yaml");
        StringBuilder includes = new StringBuilder(Files.readString(list).stripTrailing()).append('\n');
        for (int number = 0; number < count; number++) {
            String id = LocalDateTime.of(2027, 1, 1, 0, 0)
                    .plusHours(number)
                    .format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
            String file = "db/changelog/" + id + "-revision-" + number + ".yaml";
            includes.append("  - include:\n      file: ").append(file).append('\n');
            Files.writeString(folder.resolve("src/main/resources").resolve(file), revision(number));
        }
        Files.writeString(list, includes);
    }

    /**
     * So many entities of ten columns, with an index, a unique constraint and a reference to the one before each.
     *
     * @param changed whether the one in the middle has a column more
     */
    void writeEntities(int count, boolean changed) throws IOException {
        Path grown = Files.createDirectories(folder.resolve("src/main/java/dev/retort/grown"));
        for (int i = 0; i < count; i++) {
            Files.writeString(grown.resolve("Entity" + i + ".java"), entity(i, changed && i == count / 2));
        }
    }

    /** Packages it for PostgreSQL; returns where. */
    Path packaged(Path logs) throws Exception {
        Command command = new Command(
                List.of("./mvnw", "-B", "-ntp", "-Ppostgresql", "-Dmaven.test.skip=true", "-DskipITs=true", "package"),
                Map.of(),
                folder,
                logs);
        command.run(children, 0);
        return folder.resolve("target/quarkus-app");
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
                """.formatted(number, change);
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
                """.formatted(
                        number,
                        number == 0 ? "" : "@ManyToOne Entity" + (number - 1) + " previous;",
                        changed ? "String more;" : "");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
