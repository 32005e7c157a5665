package dev.retort.migrations.scratchserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.retort.testing.Command;
import dev.retort.testing.Command.Ended;
import dev.retort.testing.Engine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands of the build for PostgreSQL where no server is at hand. */
class ScratchServerIT {

    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";
    private static final String[] VERIFY = {"verify", "--json", "--url", NOWHERE};

    /** Below the source tree, where Maven is found. */
    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "scratch-server");
    }

    @AfterEach
    void delete() throws IOException {
        FileTree.delete(folder);
    }

    @Test
    void revisionsAreProvenAndPreviewed() {
        Ended verified = Command.run(Engine.POSTGRESQL, folder, Map.of(), VERIFY);
        assertProven(verified);
        assertThat(verified.err())
                .contains("retort: no connection to the PostgreSQL server for scratch databases: Connection to"
                        + " 127.0.0.1:1 refused; Retort's own PostgreSQL ");

        Ended preview = Command.run(Engine.POSTGRESQL, folder, Map.of(), "preview", "--url", NOWHERE);
        assertThat(preview.out()).isEqualTo("Nothing to write: the changelog matches the entities\n");
        assertThat(preview.exitCode()).isZero();
    }

    @Test
    void whatNeedsTheDatabaseStillSaysThatItIsAway() {
        Ended check = Command.run(Engine.POSTGRESQL, folder, Map.of(), "check", "--url", NOWHERE);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err())
                .startsWith("retort: no connection to the database '" + NOWHERE + "'")
                .doesNotContain("own PostgreSQL");
    }

    @Test
    void aServerThatIsNamedIsTheOnlyOneThatIsTried() {
        Ended verified =
                Command.run(Engine.POSTGRESQL, folder, Map.of(), "verify", "--url", NOWHERE, "--scratch-url", NOWHERE);
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.err()).doesNotContain("own PostgreSQL").contains("use another one: --scratch-url");
    }

    @Test
    void twoCommandsThatFetchAtOnceEndUpWithOneServer() throws IOException {
        Path cache = folder.resolve("cache");
        List<CompletableFuture<Ended>> both = Stream.of(1, 2)
                .map(each -> CompletableFuture.supplyAsync(() ->
                        Command.run(Engine.POSTGRESQL, folder, Map.of("XDG_CACHE_HOME", cache.toString()), VERIFY)))
                .toList();
        both.forEach(command -> assertProven(command.join()));
        assertThat(names(cache.resolve("retort"), "*")).hasSize(2).contains("lock");
    }

    @Test
    void whatAKilledCommandHasUnpackedIsNotUsed() throws IOException, InterruptedException {
        Path cache = folder.resolve("cache");
        List<String> command = new ArrayList<>(Command.line(Engine.POSTGRESQL));
        command.addAll(List.of(VERIFY));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        Process killed = builder.start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> names(cache.resolve("retort"), "partial-*").stream()
                        .anyMatch(name -> Files.exists(
                                cache.resolve("retort").resolve(name).resolve("server/bin"))));
        killed.destroyForcibly().waitFor();
        assertThat(names(cache.resolve("retort"), "postgresql-*")).isEmpty();

        assertProven(Command.run(Engine.POSTGRESQL, folder, Map.of("XDG_CACHE_HOME", cache.toString()), VERIFY));
        assertThat(names(cache.resolve("retort"), "*")).hasSize(2).contains("lock");
    }

    private static void assertProven(Ended verified) {
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("\"proven\":true").doesNotContain("\"proven\":false");
    }

    private static List<String> names(Path folder, String pattern) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        return names;
    }
}
