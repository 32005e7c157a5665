package dev.retort.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * Everything that a build reads: a line for each file with its name, size and time, so that one that is gone or older counts as
 * a change too.
 *
 * @param lines sorted; names are relative to the folder of the application
 */
record SourceState(List<String> lines) {

    private static final Set<String> OF_A_MODULE = Set.of("src/main", "pom.xml", ".mvn", "mvnw", "config", ".env");

    /** The state of a project that {@code java} builds. */
    static SourceState of(Project project, Path java) throws IOException {
        Set<String> lines = new TreeSet<>();
        lines.add(line(java.toString(), Files.readAttributes(java, BasicFileAttributes.class)));
        for (Path part : parts(project)) {
            add(project.module(), part, lines);
        }
        return new SourceState(List.copyOf(lines));
    }

    /** The files and folders that the build reads, whether they exist or not. */
    static List<Path> parts(Project project) {
        List<Path> parts = new ArrayList<>(project.parents());
        List<Path> modules = new ArrayList<>(project.modules());
        modules.add(project.module());
        for (Path module : modules) {
            OF_A_MODULE.forEach(part -> parts.add(module.resolve(part)));
        }
        return parts.stream().distinct().toList();
    }

    private static void add(Path base, Path part, Set<String> lines) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        Files.walkFileTree(
                part,
                EnumSet.of(java.nio.file.FileVisitOption.FOLLOW_LINKS),
                Integer.MAX_VALUE,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String name = base.relativize(file).toString().replace('\\', '/');
                        lines.add(line(name, attributes));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static String line(String name, BasicFileAttributes attributes) {
        return name + " " + attributes.size() + " "
                + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    /** Reads a state that {@link #save} has written; null when there is none. */
    static SourceState load(Path file) {
        try {
            return Files.isRegularFile(file) ? new SourceState(Files.readAllLines(file)) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void save(Path file) throws IOException {
        Files.write(file, lines);
    }

    /** A short name for it. */
    String sum() {
        return sum(String.join("\n", lines));
    }

    static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
