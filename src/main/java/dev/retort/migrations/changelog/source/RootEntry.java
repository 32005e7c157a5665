package dev.retort.migrations.changelog.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An {@code include} or {@code includeAll} of a changelog.
 *
 * @param isFolder whether it is an {@code includeAll}
 * @param path as it is written
 * @param isRelative whether the path is relative to the changelog's folder instead of the class path
 */
record RootEntry(boolean isFolder, String path, boolean isRelative) {

    private static final String CLASS_PATH = "classpath:";

    /**
     * The file or folder in the source tree. Empty for a path with a parameter, and for one that no file system has.
     *
     * @param resources the folder of the class path
     */
    Optional<Path> in(Path resources, Path changeLog) {
        String plain = path.replace('\\', '/');
        if (plain.contains("${")) {
            return Optional.empty();
        }
        try {
            return Optional.of((isRelative
                            ? changeLog.resolveSibling(plain)
                            : resources.resolve(
                                    plain.replaceFirst("^" + CLASS_PATH, "").replaceFirst("^/+", "")))
                    .normalize());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** An entry for another file, with a path that is written in the same way. */
    RootEntry to(Path file, Path resources, Path changeLog) {
        if (isRelative) {
            String relative = slashed(changeLog.getParent().relativize(file));
            return new RootEntry(false, (path.startsWith("./") ? "./" : "") + relative, true);
        }
        String prefix = path.startsWith(CLASS_PATH) ? CLASS_PATH : "";
        String slash = path.startsWith(prefix + "/") ? "/" : "";
        return new RootEntry(false, prefix + slash + slashed(resources.relativize(file)), false);
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
