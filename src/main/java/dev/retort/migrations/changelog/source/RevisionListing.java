package dev.retort.migrations.changelog.source;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * A new revision and the root changelog that lists it, tried with Liquibase's own parser before either is written: the new
 * changesets come last, and all others stay as they are.
 */
final class RevisionListing {

    private final SourceTree tree;
    private final ChangelogSettings settings;
    private final Engine engine;
    private final RootFormat format;
    private Current current;

    /**
     * The changelog of the tree.
     *
     * @param hasFolders whether it includes folders as a whole
     */
    private record Current(String state, DatabaseChangeLog changelog, boolean hasFolders) {}

    RevisionListing(SourceTree tree, ChangelogSettings settings, Engine engine) {
        this.tree = tree;
        this.settings = settings;
        this.engine = engine;
        this.format = RootFormat.of(settings.changeLog());
    }

    /**
     * Texts of both files.
     *
     * @param root the text of the changelog; unchanged where it includes the whole folder of the revision
     */
    record Texts(String root, String revision) {}

    /**
     * Lists a revision.
     *
     * @param root the text of the changelog so far; empty for a new one
     * @param file of the revision
     * @param revision its text
     * @throws MigrationException when the changelog cannot be read, or the revision would not come last
     */
    Texts add(String root, Path file, String revision) {
        Map<String, String> files = new HashMap<>();
        DatabaseChangeLog before =
                root.isBlank() ? new DatabaseChangeLog() : current().changelog();
        String path = classPath(file);
        String text = hasLogicalPaths(before) ? withLogicalPath(revision, path) : revision;
        files.put(path, text);
        if (!root.isBlank() && current().hasFolders() && isPickedUp(before, read(files), root)) {
            return new Texts(root, text);
        }
        RootEntry entry = neighbour(root).to(file, tree.resources(), tree.changeLog());
        String longer = format.including(root, entry);
        files.put(settings.changeLog(), longer);
        if (!isPickedUp(before, read(files), root)) {
            throw RootFormat.notExtensible("Liquibase does not find '" + path + "' in it");
        }
        return new Texts(longer, text);
    }

    /** Whether this build has the changesets that the tree has. A file that was deleted stays in a build that is not clean. */
    boolean isBuilt() {
        return tree.isNew()
                || names(Changelog.read(settings, engine).liquibase())
                        .equals(names(current().changelog()));
    }

    private Current current() {
        String state = tree.state();
        if (current == null || !current.state().equals(state)) {
            AtomicReference<SourceFiles> files = new AtomicReference<>();
            DatabaseChangeLog changelog = Changelog.read(settings, engine, classPath -> {
                        files.set(new SourceFiles(tree.resources(), Map.of(), classPath));
                        return files.get();
                    })
                    .liquibase();
            current = new Current(state, changelog, files.get().wereSearched());
        }
        return current;
    }

    private DatabaseChangeLog read(Map<String, String> files) {
        return Changelog.read(settings, engine, classPath -> new SourceFiles(tree.resources(), files, classPath))
                .liquibase();
    }

    /** Whether there are more changesets than before; they have to be the last ones. */
    private boolean isPickedUp(DatabaseChangeLog before, DatabaseChangeLog after, String root) {
        List<String> old = names(before);
        List<String> all = names(after);
        for (int index = 0; index < old.size(); index++) {
            if (!old.get(index).equals(all.get(index))) {
                throw new MigrationException(
                        "the revision would come before changeset '" + old.get(index)
                                + "', for 'includeAll' sorts files by name",
                        "set " + RevisionFolder.SETTING + "="
                                + new RevisionFolder(tree.resources(), tree.changeLog(), format).suggestion(root)
                                + ": revisions in a folder of their own are listed one by one");
            }
        }
        return all.size() > old.size();
    }

    private static List<String> names(DatabaseChangeLog changelog) {
        return changelog.getChangeSets().stream()
                .map(changeSet -> changeSet.toString(false))
                .toList();
    }

    /** Whether files may share a path in the history, where two changesets cannot have one id. */
    private static boolean hasLogicalPaths(DatabaseChangeLog changelog) {
        return changelog.getRawLogicalFilePath() != null
                || changelog.getChangeSets().stream().anyMatch(RevisionListing::hasLogicalPath);
    }

    private static boolean hasLogicalPath(ChangeSet changeSet) {
        return changeSet.getChangeLog() == null
                || !changeSet
                        .getFilePath()
                        .equals(DatabaseChangeLog.normalizePath(
                                changeSet.getChangeLog().getPhysicalFilePath()));
    }

    private static String withLogicalPath(String revision, String path) {
        return revision.replaceFirst(
                "\n",
                java.util.regex.Matcher.quoteReplacement("\n  - logicalFilePath: " + IncludeStyle.scalar(path) + "\n"));
    }

    /** The entry whose kind of path a new one gets: the last include, else an includeAll, else a relative one. */
    private RootEntry neighbour(String root) {
        List<RootEntry> entries = root.isBlank() ? List.of() : format.entries(root);
        RootEntry relative = new RootEntry(false, "", true);
        return entries.stream()
                .filter(entry -> !entry.isFolder())
                .reduce((one, other) -> other)
                .or(() -> entries.stream().reduce((one, other) -> other))
                .orElse(relative);
    }

    private String classPath(Path file) {
        return tree.resources().relativize(file).toString().replace('\\', '/');
    }
}
