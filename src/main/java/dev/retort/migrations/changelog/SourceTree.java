package dev.retort.migrations.changelog;

import dev.retort.migrations.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where revisions are written.
 *
 * @param changeLog the file that includes them
 * @param directory where they are
 */
public record SourceTree(Path changeLog, Path directory) {

    /** Under the root of the source tree. */
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /**
     * The source tree around a directory: the nearest one above it that has a pom.xml and the changelog.
     *
     * @param changeLog class path of the changelog
     * @throws UsageException when there is none
     */
    public static SourceTree around(Path directory, String changeLog) {
        for (Path root = directory.toAbsolutePath().normalize(); root != null; root = root.getParent()) {
            Path file = root.resolve(RESOURCES).resolve(changeLog);
            if (Files.isRegularFile(root.resolve("pom.xml")) && Files.isRegularFile(file)) {
                return new SourceTree(file, file.resolveSibling("changelog"));
            }
        }
        throw new UsageException(
                "'" + directory.toAbsolutePath().normalize() + "' is not in a source tree: no pom.xml with "
                        + RESOURCES.resolve(changeLog) + " here or above",
                "change to the source tree and run it there");
    }
}
