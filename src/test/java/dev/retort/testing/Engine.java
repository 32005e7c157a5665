package dev.retort.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database engine that Retort is built for. */
public enum Engine {
    H2("h2", "quarkus-app"),
    POSTGRESQL("postgresql", "other-app");

    private final String id;
    private final String folder;

    Engine(String id, String folder) {
        this.id = id;
        this.folder = folder;
    }

    /** The packaged application, made by {@code ./mvnw verify}. */
    Path jar() {
        return packaged().resolve("quarkus-run.jar");
    }

    /**
     * All that the packaged application consists of, as one class path. Java 17 can keep an archive of such classes, and
     * not of those that the class loader of {@link #jar} makes; this takes a quarter off each start.
     */
    String classPath() {
        List<Path> jars = new ArrayList<>();
        // As the jar has it: what Quarkus has transformed comes before what it was.
        for (String part : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            try (Stream<Path> files = Files.list(packaged().resolve(part))) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + packaged(), e);
            }
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Maven says where; by default as without a profile. */
    private Path packaged() {
        return Path.of("target", System.getProperty("retort.app." + id, folder)).toAbsolutePath();
    }
}
