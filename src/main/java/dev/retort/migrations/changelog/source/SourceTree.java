package dev.retort.migrations.changelog.source;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The place in a source tree where revisions are written.
 *
 * @param root the folder of the pom.xml
 * @param changeLog the file that includes them
 * @param directory the folder of the revisions
 */
public record SourceTree(Path root, Path changeLog, Path directory) {

    /** Under the root of the source tree. */
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /**
     * The source tree around a directory: the nearest one above it that has a pom.xml and the changelog.
     *
     * @param changeLog class path of the changelog
     * @throws UsageException when there is none, or a native executable asks
     */
    public static SourceTree around(Path directory, String changeLog) {
        if (ImageMode.current().isNativeImage()) {
            throw new UsageException(
                    "a native executable has no source tree",
                    "write revisions with './retort revision' in the source tree");
        }
        for (Path root = directory.toAbsolutePath().normalize(); root != null; root = root.getParent()) {
            Path file = root.resolve(RESOURCES).resolve(changeLog);
            if (Files.isRegularFile(root.resolve("pom.xml")) && Files.isRegularFile(file)) {
                return new SourceTree(root, file, file.resolveSibling("changelog"));
            }
        }
        throw new UsageException(
                "'" + directory.toAbsolutePath().normalize() + "' is not in a source tree: no pom.xml with "
                        + RESOURCES.resolve(changeLog) + " here or above",
                "run the command in the source tree");
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
     * @return the text of both
     * @throws MigrationException when the two differ
     */
    public String requireSame(String changeLogPath) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream built = loader.getResourceAsStream(changeLogPath)) {
            byte[] text = Files.readAllBytes(changeLog);
            if (built != null && Arrays.equals(built.readAllBytes(), text)) {
                return new String(text, StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            throw new MigrationException(
                    "'" + changeLog + "' cannot be read: " + unreadable.getMessage(),
                    "allow this user to read the file",
                    unreadable);
        }
        throw new MigrationException(
                "'" + changeLog + "' has changed since this build was made",
                "build again with './mvnw package', or run './retort', which builds when sources have changed");
    }
}
