package dev.retort.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
     * Copies the packaged application into a new folder, so that a test can change the copy: its own jar lies in {@code app}.
     *
     * @return the jar to start
     */
    public Path copyTo(Path folder) {
        try (Stream<Path> files = Files.walk(packaged())) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(packaged().relativize(file).toString()));
            }
            return folder.resolve("quarkus-run.jar");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + packaged(), e);
        }
    }

    /**
     * All that the packaged application consists of, as one class path. Java 17 can keep an archive of such classes, and
     * not of those that the class loader of {@link #jar} makes; this takes a quarter off each start.
     */
    String classPath() {
        // What Quarkus has transformed comes before what it was.
        Stream<Path> own = Stream.concat(jars("quarkus").sorted(Comparator.reverseOrder()), jars("app"));
        // Who makes an archive searches this list for each class: the largest first.
        Stream<Path> libraries = Stream.concat(jars("lib/boot"), jars("lib/main"))
                .sorted(Comparator.comparingLong((Path jar) -> jar.toFile().length())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        return Stream.concat(own, libraries).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Stream<Path> jars(String part) {
        try (Stream<Path> files = Files.list(packaged().resolve(part))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + packaged(), e);
        }
    }

    /** Maven says where; by default as without a profile. */
    private Path packaged() {
        return Path.of("target", System.getProperty("retort.app." + id, folder)).toAbsolutePath();
    }
}
