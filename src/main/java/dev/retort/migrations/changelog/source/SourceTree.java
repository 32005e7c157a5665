package dev.retort.migrations.changelog.source;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.changelog.Revision;
import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /** The launcher names the folder of the project here. */
    private static final String PROJECT = "retort.project";

    /**
     * The source tree around a directory: the one that the launcher names; else the nearest one above the directory that
     * has a pom.xml and the changelog; else, for a first revision, the nearest one with a pom.xml and sources.
     *
     * @param changeLog class path of the changelog
     * @param revisions class path of the folder of revisions; empty for the folder of the newest included file
     * @throws UsageException when there is none, or a native executable asks
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
                .map(project -> Path.of(project).toAbsolutePath().normalize())
                .or(() -> above(start, RESOURCES.resolve(changeLog)))
                .or(() -> above(start, Path.of("src", "main")))
                .orElseThrow(() -> new UsageException(
                        "'" + start + "' is not in a source tree: no pom.xml with " + RESOURCES.resolve(changeLog)
                                + " here or above",
                        "run the command in the source tree"));
        Path resources = root.resolve(RESOURCES);
        Path file = resources.resolve(changeLog);
        return new SourceTree(root, file, new RevisionFolder(resources, file, format).choose(textOf(file), revisions));
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
        return Thread.currentThread().getContextClassLoader().getResource(changeLog) != null;
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
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream built = loader.getResourceAsStream(changeLogPath)) {
            boolean isSame = (built == null || isNew())
                    ? (built == null && isNew())
                    : Arrays.equals(built.readAllBytes(), Files.readAllBytes(changeLog));
            if (isSame) {
                return state();
            }
        } catch (IOException unreadable) {
            throw unreadable(changeLog, unreadable);
        }
        throw new MigrationException(
                "'" + changeLog + "' has changed since this build was made",
                "build again with './mvnw package', or run './retort', which builds when sources have changed");
    }
}
