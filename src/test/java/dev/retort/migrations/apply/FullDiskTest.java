package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full in the middle of a migration. */
class FullDiskTest {

    @TempDir
    Path folder;

    /** In a process without assertions, as the service is one; the tests have them on. */
    @Test
    void migrationFailsAndIsFinishedWhenThereIsRoomHoweverLittleThereWas() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-da",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigrationOnSmallDisks.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            assertThat(ended)
                    .as("ended, having said:\n" + Files.readString(output))
                    .isTrue();
            assertThat(Files.readString(output)).containsPattern("finished after [1-9]");
        } finally {
            process.destroyForcibly();
        }
    }
}
