package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command is run again when files change. */
class WatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void itRunsOnceAtFirstAndOnceForEachChange() throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve("src/main"));
        Path runs = folder.resolve("runs");
        Watch watch =
                new Watch(List.of("sh", "-c", "echo run >>runs"), folder, List.of(sources, folder.resolve("pom.xml")));
        Thread watching = new Thread(watch::run);
        watching.start();
        awaitRuns(runs, 1);

        Files.writeString(sources.resolve("User.java"), "class User {}");
        awaitRuns(runs, 2);
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        awaitRuns(runs, 3);
        Files.delete(sources.resolve("User.java"));
        awaitRuns(runs, 4);

        watching.interrupt();
        watching.join();
        assertThat(Files.readAllLines(runs)).hasSize(4);
    }

    private static void awaitRuns(Path runs, int number) {
        await().atMost(PATIENCE)
                .until(() -> Files.exists(runs) && Files.readAllLines(runs).size() >= number);
    }

    @Test
    void withALauncherSourcesAreWatchedAndItBuilds() throws IOException {
        System.setProperty("retort.launcher", "/opt/a b/retort\t--db\tpostgresql");
        System.setProperty(
                "retort.sources", folder.resolve("src/main") + File.pathSeparator + folder.resolve("pom.xml"));
        System.setProperty("retort.directory", folder.resolve("typed here").toString());
        try {
            Watch watch = Watch.ofThisCommand(List.of("preview", "--json"));
            assertThat(watch.command()).containsExactly("/opt/a b/retort", "--db", "postgresql", "preview", "--json");
            assertThat(watch.directory()).isEqualTo(folder.resolve("typed here"));
            assertThat(watch.files()).containsExactly(folder.resolve("src/main"), folder.resolve("pom.xml"));
        } finally {
            System.clearProperty("retort.launcher");
            System.clearProperty("retort.sources");
            System.clearProperty("retort.directory");
        }
    }

    @Test
    void withoutOneTheClassPathIsWatched() {
        Watch watch = Watch.ofThisCommand(List.of("preview"));
        assertThat(watch.command())
                .startsWith(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        assertThat(watch.command()).endsWith("preview");
        assertThat(watch.files()).isNotEmpty().allMatch(Files::exists);
    }
}
