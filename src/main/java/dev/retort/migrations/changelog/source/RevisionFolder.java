package dev.retort.migrations.changelog.source;

import dev.retort.migrations.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a new revision goes: beside the newest file that the root changelog includes.
 *
 * @param resources the folder of the class path
 * @param changeLog the root changelog
 */
record RevisionFolder(Path resources, Path changeLog, RootFormat format) {

    /** The setting that names another folder. */
    static final String SETTING = "retort.migrations.directory";

    /**
     * The folder that the setting names; else that of the newest file or folder of this tree that the changelog includes;
     * else {@code changelog} beside the changelog.
     *
     * @param text of the changelog
     * @param named class path of the folder; empty when the setting has no value
     * @throws UsageException when the setting names no folder of the class path
     */
    Path choose(String text, Optional<String> named) {
        if (named.isPresent()) {
            Path folder = resources.resolve(named.get().replaceFirst("^/+", "")).normalize();
            if (!folder.startsWith(resources)
                    || folder.equals(resources)
                    || named.get().startsWith("src/")) {
                throw new UsageException(
                        SETTING + "=" + named.get() + " is no folder below src/main/resources",
                        "name it as the class path has it: " + SETTING + "=db/revisions");
            }
            return folder;
        }
        List<RootEntry> entries = text.isBlank() ? List.of() : format.entries(text);
        for (int index = entries.size() - 1; index >= 0; index--) {
            RootEntry entry = entries.get(index);
            Optional<Path> place = entry.in(resources, changeLog).filter(path -> path.startsWith(resources));
            Optional<Path> folder =
                    entry.isFolder() ? place : place.map(Path::getParent).filter(Files::isDirectory);
            if (folder.isPresent()) {
                return folder.get();
            }
        }
        return changeLog.resolveSibling("changelog");
    }

    /** A folder beside the changelog that no {@code includeAll} of the changelog contains, as the class path has it. */
    String suggestion(String text) {
        Path beside = changeLog.resolveSibling("revisions");
        boolean isIncluded = format.entries(text).stream()
                .filter(RootEntry::isFolder)
                .flatMap(entry -> entry.in(resources, changeLog).stream())
                .anyMatch(beside::startsWith);
        return isIncluded
                ? "revisions"
                : resources.relativize(beside).toString().replace('\\', '/');
    }
}
