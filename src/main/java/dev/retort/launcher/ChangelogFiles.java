package dev.retort.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Files of the changelog that are new or have changed since a build. Quarkus generates nothing from them, so they take their places
 * in a copy of the application's jar, and a revision that was just written needs no build.
 *
 * @param changed names relative to the project
 * @param built names of resources that the build had
 */
record ChangelogFiles(List<String> changed, List<String> built) {

    /** Where Quarkus looks for them unless it is told otherwise; files elsewhere need a build. */
    static final String FOLDER = "src/main/resources/db/";

    static final String RESOURCES = "src/main/resources/";

    private static final Pattern VARIABLE = Pattern.compile("@[\\w.-]+@");

    /** The reason why they cannot be taken over as they are; empty when they can. */
    Optional<String> obstacle(Path runner) throws IOException {
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(runner.toFile())) {
            List<String> before =
                    built.stream().filter(name -> name.startsWith(FOLDER)).toList();
            boolean isAsUsual = before.isEmpty()
                    ? built.stream().anyMatch(name -> jar.getEntry(entry(name)) != null)
                    : before.stream().allMatch(name -> jar.getEntry(entry(name)) != null);
            if (!isAsUsual) {
                return Optional.of("the build has its resources in other places");
            }
        }
        for (String name : changed) {
            String text = Files.readString(Path.of(name), StandardCharsets.ISO_8859_1);
            if (text.contains("<entity-mappings") || text.contains("<hibernate-mapping")) {
                return Optional.of(name + " maps entities");
            }
            // Whether Maven replaces them may be said in a parent that is not on this machine.
            if (text.contains("${") || VARIABLE.matcher(text).find()) {
                return Optional.of(name + " may have variables of Maven");
            }
        }
        return Optional.empty();
    }

    /** The jar with these files: a copy in {@code folder}, or the same where there are none. */
    Path in(Path runner, Path folder) throws IOException {
        if (changed.isEmpty()) {
            return runner;
        }
        Path copy = folder.resolve(runner.getFileName());
        Files.copy(runner, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem jar = FileSystems.newFileSystem(copy, Map.of())) {
            for (String name : changed) {
                Path place = jar.getPath(entry(name));
                Files.createDirectories(place.getParent());
                Files.copy(Path.of(name), place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    private static String entry(String name) {
        return name.substring(RESOURCES.length());
    }
}
