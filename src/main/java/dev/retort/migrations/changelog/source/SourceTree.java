package dev.retort.migrations.changelog.source;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.changelog.Revision;
import io.quarkus.runtime.ImageMode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The place in a source tree where revisions are written.
 *
 * @param root the folder of the pom.xml
 * @param changeLog the file that includes them; it need not exist yet
 * @param directory the folder of the revisions
 */
public record SourceTree(Path root, Path changeLog, Path directory) {

    /** Under the root of the source tree. */
    private static final Path MAIN = Path.of("src", "main");

    private static final Path RESOURCES = MAIN.resolve("resources");

    /** The launcher names the folder of the application here. */
    private static final String PROJECT = "retort.project";

    /** Files and folders that the launcher builds from, those of all modules of the project. */
    private static final String SOURCES = "retort.sources";

    /**
     * The source tree around a directory: the application's that the launcher names, or that of another module of its project
     * which the changelog comes from; else the nearest one above the directory that has a pom.xml and the changelog; else,
     * for a first revision, the nearest one with a pom.xml and sources.
     *
     * @param changeLog class path of the changelog
     * @param revisions class path of the folder of revisions; empty for the folder of the newest included file
     * @throws UsageException when there is none, a native executable asks, or the changelog comes from elsewhere
     * @throws MigrationException when revisions cannot be listed in the changelog
     */
    public static SourceTree around(Path directory, String changeLog, Optional<String> revisions) {
        if (ImageMode.current().isNativeImage()) {
            throw new UsageException(
                    "a native executable has no source tree",
                    "write revisions with './retort revision' in the source tree");
        }
        RootFormat format = RootFormat.of(changeLog);
        Path start = directory.toAbsolutePath().normalize();
        Path root = Optional.ofNullable(System.getProperty(PROJECT))
                .map(project ->
                        moduleWith(changeLog, Path.of(project).toAbsolutePath().normalize()))
                .or(() -> above(start, RESOURCES.resolve(changeLog)))
                .or(() -> above(start, MAIN))
                .orElseThrow(() -> new UsageException(
                        "'" + start + "' is not in a source tree: no pom.xml with " + RESOURCES.resolve(changeLog)
                                + " here or above",
                        "run the command in the source tree"));
        Path resources = root.resolve(RESOURCES);
        Path file = resources.resolve(changeLog);
        return new SourceTree(root, file, new RevisionFolder(resources, file, format).choose(textOf(file), revisions));
    }

    /** The module whose sources have the changelog of this build; the application's own where the build has none. */
    private static Path moduleWith(String changeLog, Path application) {
        Path file = RESOURCES.resolve(changeLog);
        URL built = built(changeLog);
        if (built == null || Files.isRegularFile(application.resolve(file))) {
            return application;
        }
        List<Path> modules = Arrays.stream(System.getProperty(SOURCES, "").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(part -> part.endsWith(MAIN))
                .map(part -> part.getParent().getParent())
                .filter(module -> Files.isRegularFile(module.resolve(file)))
                .toList();
        List<Path> same = modules.size() == 1
                ? modules
                : modules.stream()
                        .filter(module -> isSame(built, module.resolve(file)))
                        .toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        throw new UsageException(
                "the changelog comes from '" + built + "', and "
                        + (modules.isEmpty() ? "no module" : "more than one module") + " of this project has '" + file
                        + "'",
                "write revisions in the project that it comes from, or give the application a changelog of its own: "
                        + "quarkus.liquibase.change-log");
    }

    private static Optional<Path> above(Path start, Path needed) {
        for (Path root = start; root != null; root = root.getParent()) {
            if (Files.isRegularFile(root.resolve("pom.xml")) && Files.exists(root.resolve(needed))) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    /** The folder of files that are on the class path. */
    Path resources() {
        return root.resolve(RESOURCES);
    }

    /** Whether this build has a changelog. */
    public static boolean isBuilt(String changeLog) {
        return built(changeLog) != null;
    }

    private static URL built(String changeLog) {
        return Thread.currentThread().getContextClassLoader().getResource(changeLog);
    }

    private static boolean isSame(URL built, Path file) {
        try (InputStream content = built.openStream()) {
            return Arrays.equals(content.readAllBytes(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /** Whether the changelog is yet to be made. */
    public boolean isNew() {
        return !Files.exists(changeLog);
    }

    /** The text of the changelog; empty when there is none. */
    String text() {
        return textOf(changeLog);
    }

    private static String textOf(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (CharacterCodingException notUtf8) {
            throw new MigrationException("'" + file + "' is not encoded in UTF-8", "save it as UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static MigrationException unreadable(Path file, IOException failure) {
        return new MigrationException(
                "'" + file + "' cannot be read: " + failure.getMessage(), "allow this user to read the file", failure);
    }

    /** The text of the changelog and the names of the revisions: another command that writes one changes it. */
    public String state() {
        if (!Files.isDirectory(directory)) {
            return text();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(Revision::isRevision)
                    .sorted()
                    .collect(Collectors.joining("\n", text() + "\n", ""));
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
    }

    /** The build's own folder, which version control ignores and a clean build deletes. */
    Path target() {
        return root.resolve("target");
    }

    /**
     * Makes sure that this build has the changelog of this source tree; otherwise changes that the build lacks would be
     * written twice.
     *
     * @param changeLogPath class path of the changelog
     * @return the state of the tree
     * @throws MigrationException when the two differ
     */
    String requireSame(String changeLogPath) {
        URL built = built(changeLogPath);
        if ((built == null || isNew()) ? (built == null && isNew()) : isSame(built, changeLog)) {
            return state();
        }
        throw new MigrationException(
                "'" + changeLog + "' has changed since this build was made",
                "build again with './mvnw package', or run './retort', which builds when sources have changed");
    }
}
