package dev.retort.migrations.changelog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.RevisionFile;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.autogenerate.Proposal;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.changelog.MessageReader;
import dev.retort.migrations.schema.Engine;
import dev.retort.testing.NativeMode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionWriterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06.7Z"), ZoneOffset.ofHours(9));

    private static final String BODY = """
                  changes:
                    - empty: {}
            """;

    @TempDir
    Path root;

    private Path changeLog;
    private SourceTree tree;

    @BeforeEach
    void sourceTree() throws IOException {
        Files.createFile(root.resolve("pom.xml"));
        changeLog = root.resolve("src/main/resources/db/changeLog.yaml");
        Files.createDirectories(changeLog.getParent());
        Files.writeString(changeLog, """
                # kept
                databaseChangeLog:
                  - include: # and this
                      file: changelog/20260101000000-first.yaml
                      relativeToChangelogFile: true
                """);
        Files.createDirectories(changeLog.resolveSibling("changelog"));
        Files.writeString(changeLog.resolveSibling("changelog/20260101000000-first.yaml"), "databaseChangeLog: []\n");
        Path nested = Files.createDirectories(root.resolve("src/test"));
        tree = SourceTree.around(nested, "db/changeLog.yaml", Optional.empty());
    }

    private RevisionWriter writer() {
        return new RevisionWriter(tree, ChangelogSettings.of("db/changeLog.yaml"), Engine.H2, CLOCK);
    }

    static List<String> hostileMessages() {
        return List.of(
                "Add age column",
                "it's \"quoted\": # not a comment",
                "It's a = b",
                "- leading dash",
                "two\nlines\r\nand \ttabs",
                "Größe 🎉 ändern \u2028 \uFEFF",
                " spaces around ",
                "${user.name} ${:escaped} {{x}} %s",
                "null",
                "2026-01-01",
                "back\\slash and \u0001",
                "x".repeat(5000),
                "名前");
    }

    @ParameterizedTest
    @MethodSource("hostileMessages")
    void anyMessageIsReadBackWordForWord(String message) throws IOException {
        RevisionFile written = writer().writeEmpty(message);

        assertThat(MessageReader.read(new StringReader(Files.readString(written.file()))))
                .isEqualTo(message);
        assertThat(written.revision()).isEqualTo("20260203040506");
        assertThat(written.file().getFileName().toString()).matches("20260203040506-[a-z0-9-]{1,60}\\.yaml");
    }

    @ParameterizedTest
    @MethodSource("hostileMessages")
    void thePreviewOfARevisionIsItsFile(String message) throws IOException {
        RevisionFile written = writer().write(message, BODY, null);

        assertThat(new Proposal(List.of(), List.of(), BODY, List.of()).yaml(message))
                .isEqualTo(Files.readString(written.file()));
    }

    @Test
    void theChangelogKeepsItsTextAndGetsOneInclude() throws IOException {
        String before = Files.readString(changeLog);

        writer().writeEmpty("Add an index");

        assertThat(Files.readString(changeLog)).isEqualTo(before + """
                          - include:
                              file: changelog/20260203040506-add-an-index.yaml
                              relativeToChangelogFile: true
                        """);
    }

    @Test
    void twoInOneSecondDoNotCollide() {
        RevisionWriter writer = writer();

        assertThat(writer.writeEmpty("One").revision()).isEqualTo("20260203040506");
        assertThat(writer.writeEmpty("One").revision()).isEqualTo("20260203040507");
    }

    @Test
    void ofTwoThatContinueTheSameChangelogOneIsRefused() throws Exception {
        String seen = tree.state();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Object> write = () -> {
            together.await();
            try {
                return writer().write("Same change", BODY, seen);
            } catch (MigrationException refused) {
                return refused;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Object> results = new ArrayList<>();
        try {
            for (Future<Object> result : threads.invokeAll(List.of(write, write))) {
                results.add(result.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(results).filteredOn(RevisionFile.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(MigrationException.class::isInstance)
                .singleElement()
                .satisfies(refused -> {
                    assertThat(((MigrationException) refused))
                            .hasMessageContaining("changed while the revision was generated");
                    assertThat(((MigrationException) refused).remedy()).isEqualTo("run the command again");
                });
        assertThat(Files.readString(changeLog)).containsOnlyOnce("same-change");
        try (Stream<Path> files = Files.list(tree.directory())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void anotherProcessThatWritesIsWaitedForAndOneThatWasKilledIsNot() throws Exception {
        String seen = tree.state();
        RevisionWriter writer = writer();
        Files.createDirectories(writer.lockFile().getParent());
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsTurn.class.getName(),
                        writer.lockFile().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            Future<RevisionFile> waiting = threads.submit(() -> writer.write("Late", BODY, seen));
            assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            holder.destroyForcibly();
            assertThat(waiting.get(20, TimeUnit.SECONDS).file()).exists();
        } finally {
            holder.destroyForcibly();
            threads.shutdown();
        }
    }

    /** A process that takes its turn and keeps it. */
    static final class HoldsTurn {

        private HoldsTurn() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel queue = FileChannel.open(
                            Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock turn = queue.lock()) {
                System.out.print(turn.isValid() ? "h" : "");
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void aNewRevisionIsAfterTheNewestEvenWhenTheClockIsBehind() throws IOException {
        Files.writeString(changeLog, """
                databaseChangeLog:
                - include:
                    file: changelog/20300630235959-later.yaml
                    relativeToChangelogFile: true""");
        Files.writeString(tree.directory().resolve("20300630235959-later.yaml"), "databaseChangeLog: []\n");

        assertThat(writer().writeEmpty("Now").revision()).isEqualTo("20300701000000");
    }

    @Test
    void neitherFileIsWrittenWhenOneCannotBe() throws IOException {
        Files.delete(tree.directory().resolve("20260101000000-first.yaml"));
        Files.delete(tree.directory());
        Files.createFile(tree.directory());
        Files.writeString(changeLog, "databaseChangeLog: []\n");
        String before = Files.readString(changeLog);

        assertThatThrownBy(() -> writer().writeEmpty("No room"))
                .isInstanceOf(MigrationException.class)
                .isNotInstanceOf(UsageException.class);

        assertThat(Files.readString(changeLog)).isEqualTo(before);
        try (Stream<Path> files = Files.list(changeLog.getParent())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("changeLog.yaml", "changelog");
        }
    }

    /** As a process leaves them that is killed between its two renames, and one that is killed before the first. */
    private Path killedBetweenTwoFiles() throws IOException {
        Files.createDirectories(tree.directory());
        Path unlisted = tree.directory().resolve("20260203040500-stopped.yaml");
        Files.writeString(unlisted, "databaseChangeLog: []\n");
        Files.writeString(tree.directory().resolve("20260203040501-stopped-too.yaml.new"), "databaseCha");
        Files.writeString(
                changeLog.resolveSibling("changeLog.yaml.new"),
                Files.readString(changeLog) + "  - include: {file: changelog/" + unlisted.getFileName() + "}\n");
        return unlisted;
    }

    @Test
    void whatAKilledOneLeftIsClearedAway() throws IOException {
        Files.createDirectories(tree.directory());
        Path listed = tree.directory().resolve("20260101000000-first.yaml");
        Path another = tree.directory().resolve("20260202000000-included-elsewhere.yaml");
        Files.writeString(listed, "databaseChangeLog: []\n");
        Files.writeString(another, "databaseChangeLog: []\n");
        killedBetweenTwoFiles();

        Path written = writer().writeEmpty("Again").file();

        try (Stream<Path> files = Files.list(tree.directory())) {
            assertThat(files).containsExactlyInAnyOrder(listed, another, written);
        }
        assertThat(changeLog.resolveSibling("changeLog.yaml.new")).doesNotExist();
        assertThat(Files.readString(changeLog)).contains("-again.yaml").doesNotContain("stopped");
    }

    @Test
    void whatAKilledOneLeftAndSomebodyEditedSinceIsKeptAndNamed() throws IOException {
        Path edited = killedBetweenTwoFiles();
        Files.setLastModifiedTime(edited, FileTime.from(Instant.now().plusSeconds(60)));
        String before = Files.readString(changeLog);

        assertThatThrownBy(() -> writer().writeEmpty("Again"))
                .isInstanceOfSatisfying(MigrationException.class, refused -> {
                    assertThat(refused).hasMessageContaining("'" + edited + "'");
                    assertThat(refused.remedy()).contains("changeLog.yaml", "delete it");
                });
        assertThat(edited).exists();
        assertThat(changeLog).hasContent(before);

        Files.delete(edited);
        assertThat(writer().writeEmpty("Again").file()).exists();
    }

    @Test
    void whereNoLockCanBeMadeItsFolderIsNamed() throws IOException {
        RevisionWriter writer = writer();
        Path lock = Files.createDirectories(writer.lockFile());
        try {
            assertThatThrownBy(() -> writer.writeEmpty("No lock"))
                    .isInstanceOfSatisfying(MigrationException.class, refused -> {
                        assertThat(refused).hasMessageContaining("'" + lock + "'");
                        assertThat(refused.remedy())
                                .contains("'" + lock.getParent() + "'")
                                .doesNotContain(tree.directory().toString());
                    });
        } finally {
            Files.delete(lock);
        }
    }

    @Test
    void aChangelogThatIsNotUtf8IsNamed() throws IOException {
        byte[] before = "# caf\u00e9\ndatabaseChangeLog:\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(changeLog, before);

        assertThatThrownBy(() -> writer().writeEmpty("No"))
                .isInstanceOfSatisfying(MigrationException.class, refused -> {
                    assertThat(refused).hasMessageContaining("'" + changeLog + "' is not encoded in UTF-8");
                    assertThat(refused.remedy()).contains("save it as UTF-8");
                });
        assertThat(changeLog).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99991231235959", "99999999999999"})
    void afterTheLastIdOfFourteenDigitsThereIsNoOther(String last) throws IOException {
        Path file = tree.directory().resolve(last + "-last.yaml");
        Files.createFile(file);

        assertThatThrownBy(() -> writer().writeEmpty("One more"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("'" + last + "'");
        try (Stream<Path> files = Files.list(tree.directory())) {
            assertThat(files).containsExactlyInAnyOrder(file, file.resolveSibling("20260101000000-first.yaml"));
        }
    }

    @Test
    void theFirstRevisionGoesIntoAnEmptyChangelog() throws IOException {
        Files.writeString(changeLog, "databaseChangeLog: []\n");

        writer().writeEmpty("First");

        assertThat(Files.readString(changeLog)).startsWith("databaseChangeLog:\n  - include:\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{path: changelog/, relativeToChangelogFile: true}",
                "{path: ./changelog, relativeToChangelogFile: true, errorIfMissingOrEmpty: false}",
                "{path: db/changelog}"
            })
    void aFolderThatIsIncludedAsAWholeNeedsNoInclude(String includeAll) throws IOException {
        String text = "databaseChangeLog:\n  - includeAll: " + includeAll + "\n";
        Files.writeString(changeLog, text);

        Path file = writer().writeEmpty("Message").file();

        assertThat(file).exists();
        assertThat(changeLog).hasContent(text.strip());
    }

    @Test
    void afterAnotherFolderThatIsIncludedTheRevisionIsIncluded() throws IOException {
        Files.writeString(changeLog, """
                databaseChangeLog:
                  - includeAll: {path: elsewhere/, relativeToChangelogFile: true, errorIfMissingOrEmpty: false}
                  - include:
                      file: changelog/20260101000000-first.yaml
                      relativeToChangelogFile: true
                """);

        String name = writer().writeEmpty("Message").file().getFileName().toString();

        assertThat(Files.readString(changeLog))
                .endsWith("changelog/" + name + "\n      relativeToChangelogFile: true\n");
    }

    @Test
    void aBlankMessageAndAPlaceOutsideASourceTreeAreWrongUsage() {
        assertThatThrownBy(() -> writer().writeEmpty(" \n")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> SourceTree.around(root.getRoot(), "db/changeLog.yaml", Optional.empty()))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void aNativeExecutableHasNoSourceTree() {
        NativeMode.during(() -> assertThatThrownBy(() -> SourceTree.around(root, "db/changeLog.yaml", Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessage("a native executable has no source tree"));
    }

    @Test
    void slugsAreWordsOfAscii() {
        assertThat(Slug.of("Füge Spalte „Größe“ hinzu!")).isEqualTo("fuge-spalte-gro-e-hinzu");
        assertThat(Slug.of("🎉")).isEqualTo("revision");
        assertThat(Set.of(Slug.of("word ".repeat(100)).length())).allMatch(length -> length <= 60);
    }
}
