package dev.retort.launcher;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * An application of Quarkus that somebody else has built: the folder of a {@code fast-jar} ({@code quarkus-app}), or the runner
 * of a {@code legacy-jar} or an {@code uber-jar}.
 */
final class BuiltApplication {

    private static final String RUN = "quarkus-run.jar";

    private BuiltApplication() {}

    /**
     * Its jars, in the order of the class path.
     *
     * @param given folder or jar
     * @throws LauncherException when it is no application
     */
    static List<Path> classPath(Path given) throws IOException {
        Path runner = runner(given);
        if (runner.getFileName().toString().equals(RUN)) {
            return fastJar(runner.getParent());
        }
        List<Path> path = new ArrayList<>(List.of(runner));
        for (String entry : attribute(runner, Attributes.Name.CLASS_PATH).split(" +", -1)) {
            if (!entry.isEmpty()) {
                path.add(runner.resolveSibling(URLDecoder.decode(entry, StandardCharsets.UTF_8)));
            }
        }
        return path;
    }

    private static Path runner(Path given) throws IOException {
        if (Files.isRegularFile(given) && given.toString().endsWith(".jar")) {
            return given;
        }
        for (Path folder : List.of(
                given,
                given.resolve("quarkus-app"),
                given.resolve("target/quarkus-app"),
                given.resolve("build/quarkus-app"),
                given.resolve("target"),
                given.resolve("build"))) {
            if (Files.isRegularFile(folder.resolve(RUN))) {
                return folder.resolve(RUN);
            }
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    var runner = files.filter(file -> file.toString().endsWith("-runner.jar"))
                            .findFirst();
                    if (runner.isPresent()) {
                        return runner.get();
                    }
                }
            }
        }
        throw LauncherException.usage(
                "'" + given + "' is no built application of Quarkus",
                "name the folder with " + RUN + ", such as build/quarkus-app, or the file *-runner.jar");
    }

    /** The classes that Quarkus has changed come before the same ones of the libraries. */
    private static List<Path> fastJar(Path folder) throws IOException {
        List<Path> path = new ArrayList<>();
        for (String jar : List.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar")) {
            if (Files.isRegularFile(folder.resolve(jar))) {
                path.add(folder.resolve(jar));
            }
        }
        for (String part : List.of("app", "lib/main", "lib/boot")) {
            if (Files.isDirectory(folder.resolve(part))) {
                try (Stream<Path> jars = Files.list(folder.resolve(part))) {
                    jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(path::add);
                }
            }
        }
        return path;
    }

    private static String attribute(Path jar, Attributes.Name name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue(name);
            return value == null ? "" : value.strip();
        }
    }
}
