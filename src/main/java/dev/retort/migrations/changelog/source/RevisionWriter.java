package dev.retort.migrations.changelog.source;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.RevisionFile;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.changelog.Revision;
import dev.retort.migrations.changelog.render.YamlWriter;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Writes revisions into the source tree: the file and its line in the changelog, both or neither. */
public final class RevisionWriter {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    /** Serializes threads of one process: a file lock is refused there instead of waited for. */
    private static final Lock TURN = new ReentrantLock();

    private final SourceTree tree;
    private final RevisionListing listing;
    private final Clock clock;

    /**
     * Writes nothing yet.
     *
     * @param engine for which the changelog is read
     * @param clock the current time; read in UTC whatever its zone
     */
    public RevisionWriter(SourceTree tree, ChangelogSettings settings, Engine engine, Clock clock) {
        this.tree = tree;
        this.listing = new RevisionListing(tree, settings, engine);
        this.clock = clock;
    }

    /**
     * Makes sure that this build has the changelog of the source tree, with all files that it includes; otherwise changes
     * that the build lacks would be written twice.
     *
     * @param changeLogPath class path of the changelog
     * @return {@link SourceTree#state}
     * @throws MigrationException when the two differ
     */
    public String requireBuilt(String changeLogPath) {
        String state = tree.requireSame(changeLogPath);
        if (!listing.isBuilt()) {
            throw new MigrationException(
                    "this build has other changesets than '" + tree.changeLog() + "'",
                    "build again without the old files: './mvnw clean package'");
        }
        return state;
    }

    /** A revision that does nothing yet. */
    public RevisionFile writeEmpty(String message) {
        return write(message, """
                      changes:
                        - empty: {}
                      rollback:
                        - empty: {}
                """, null);
    }

    /**
     * Writes a revision with the given body: the first changeset after its comment, and any further changesets.
     *
     * @param message kept in the file word for word
     * @param body YAML that continues the first changeset, indented by six spaces
     * @param seen {@link SourceTree#state} that the revision continues; null for one that may follow any
     * @throws UsageException when the message is blank
     * @throws MigrationException when the changelog has changed, or a file cannot be written; then no file is
     */
    public RevisionFile write(String message, String body, String seen) {
        if (message.isBlank()) {
            throw new UsageException("the message is empty", "describe the change: -m \"Add an index\"");
        }
        TURN.lock();
        try (FileChannel queue = openLock();
                FileLock turn = queue.lock()) {
            if (!turn.isValid()) {
                throw new IOException("the lock on '" + lockFile() + "' was lost");
            }
            return writeAlone(message, body, seen);
        } catch (IOException | UncheckedIOException failure) {
            throw new MigrationException(
                    "the revision cannot be written: " + failure.getMessage(),
                    "check the disk space and the permissions of '" + tree.directory() + "'; nothing was written",
                    failure);
        } finally {
            TURN.unlock();
        }
    }

    /**
     * The file lock that serializes commands; without it, two could take the same second. The operating system releases
     * the lock when its holder ends.
     */
    Path lockFile() {
        return tree.target().resolve("retort-revision.lock");
    }

    private FileChannel openLock() {
        Path file = lockFile();
        try {
            Files.createDirectories(file.getParent());
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new MigrationException(
                    "the lock file '" + file + "' cannot be opened, and nothing was written",
                    "allow this user to write to '" + file.getParent() + "'",
                    failure);
        }
    }

    private RevisionFile writeAlone(String message, String body, String seen) throws IOException {
        boolean isNew = tree.isNew();
        Path changeLog = isNew ? tree.changeLog() : tree.changeLog().toRealPath();
        String text = tree.text();
        Path newChangeLog = changeLog.resolveSibling(changeLog.getFileName() + ".new");
        clearLeftovers(text, newChangeLog);
        if (seen != null && !seen.equals(tree.state())) {
            throw new MigrationException(
                    "'" + tree.changeLog() + "' changed while the revision was generated, and nothing was written",
                    "run the command again");
        }
        String id = nextId(text);
        String name = id + "-" + Slug.of(message) + ".yaml";
        Path file = tree.directory().resolve(name);
        String revision = """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: retort
                      comment: %s
                """.formatted(YamlWriter.text(message)) + body;
        RevisionListing.Texts texts = listing.add(text, file, revision);
        boolean isListed = !texts.root().equals(text);
        Path newRevision = file.resolveSibling(name + ".new");
        boolean done = false;
        try {
            Files.createDirectories(tree.directory());
            store(newRevision, texts.revision());
            if (isListed) {
                Files.createDirectories(changeLog.getParent());
                store(newChangeLog, texts.root());
            }
            if (isListed && !isNew) {
                copyPermissions(changeLog, newChangeLog);
            }
            Files.move(newRevision, file, StandardCopyOption.ATOMIC_MOVE);
            if (isListed) {
                Files.move(
                        newChangeLog, changeLog, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            done = true;
            return new RevisionFile(id, file);
        } finally {
            if (!done) {
                Files.deleteIfExists(newRevision);
                Files.deleteIfExists(newChangeLog);
                Files.deleteIfExists(file);
            }
        }
    }

    private static String textOf(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    /**
     * Deletes the files that a killed command left: its new files, or a revision that only the new changelog lists and
     * that would be written a second time.
     */
    private void clearLeftovers(String changeLog, Path newChangeLog) throws IOException {
        if (Files.isDirectory(tree.directory())) {
            String unfinished = textOf(newChangeLog);
            List<Path> leftovers;
            try (Stream<Path> files = Files.list(tree.directory())) {
                leftovers = files.filter(file -> isLeftover(file.getFileName().toString(), changeLog, unfinished))
                        .toList();
            }
            for (Path file : leftovers) {
                boolean unlisted = Revision.isRevision(file.getFileName().toString());
                if (unlisted
                        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newChangeLog)) > 0) {
                    throw new MigrationException(
                            "a killed command left '" + file + "', it was edited since, and nothing was written",
                            "list it in '" + tree.changeLog() + "', or delete it");
                }
                Files.delete(file);
            }
        }
        Files.deleteIfExists(newChangeLog);
    }

    private static boolean isLeftover(String name, String changeLog, String unfinished) {
        return Revision.isRevision(name)
                ? name.endsWith(".yaml") && unfinished.contains(name) && !changeLog.contains(name)
                : name.endsWith(".new") && Revision.isRevision(name.substring(0, name.length() - ".new".length()));
    }

    private static void store(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /** The current second, or the one after the newest revision, whichever is later. */
    private String nextId(String changeLog) throws IOException {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                .withNano(0);
        Optional<String> newest = newestId(changeLog);
        String id = ID.format(now);
        if (newest.isEmpty() || id.compareTo(newest.get()) > 0) {
            return id;
        }
        String next;
        try {
            next = ID.format(LocalDateTime.parse(newest.get(), ID).plusSeconds(1));
        } catch (DateTimeParseException notATime) {
            next = String.format("%014d", Long.parseLong(newest.get()) + 1);
        }
        if (next.length() > newest.get().length()) {
            throw new MigrationException(
                    "no id of 14 digits is greater than '" + newest.get() + "'", "give that revision an earlier id");
        }
        return next;
    }

    private Optional<String> newestId(String changeLog) throws IOException {
        Stream<String> included = java.util.regex.Pattern.compile("\\b\\d{14}(?=-)")
                .matcher(changeLog)
                .results()
                .map(java.util.regex.MatchResult::group);
        if (!Files.isDirectory(tree.directory())) {
            return included.max(Comparator.naturalOrder());
        }
        try (Stream<Path> files = Files.list(tree.directory())) {
            return Stream.concat(
                            included,
                            files.map(file -> file.getFileName().toString())
                                    .filter(Revision::isRevision)
                                    .map(Revision::idOf))
                    .max(Comparator.naturalOrder());
        }
    }
}
