package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.schema.Engine;
import dev.retort.testing.Processor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that migrate, killed at random moments: {@code -Dretort.kills=50} for as many on each engine. */
@ResourceLock(value = Processor.MUCH_OF_IT, mode = ResourceAccessMode.READ)
class MigrationKillIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aKilledMigrationIsFinishedByTheNext(Engine engine) throws SQLException, IOException, InterruptedException {
        TestDatabase uncrashed = TestDatabase.create(engine, directory);
        Optional<Duration> whole = migrate(uncrashed, Duration.ofMinutes(2));
        assertThat(whole).isPresent();
        List<String> expected = CrashChangelog.outcome(uncrashed);
        long seed = Long.getLong("retort.kills.seed", System.nanoTime());
        Random random = new Random(seed);
        TestDatabase database = TestDatabase.create(engine, directory);

        for (int kills = 0; kills < Kills.count(); ) {
            long life = (long) (random.nextDouble() * whole.get().toNanos());
            if (migrate(database, Duration.ofNanos(life)).isPresent()) {
                assertThat(CrashChangelog.outcome(database)).as("seed " + seed).isEqualTo(expected);
                database = TestDatabase.create(engine, directory);
            } else {
                kills++;
            }
        }

        assertThat(migrate(database, Duration.ofMinutes(2))).isPresent();
        assertThat(CrashChangelog.outcome(database)).as("seed " + seed).isEqualTo(expected);
    }

    /** How long it took from when it had begun; empty when that was more than {@code life} and it was killed. */
    private Optional<Duration> migrate(TestDatabase database, Duration life) throws IOException, InterruptedException {
        Path log = directory.resolve("migration.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledMigration.class.getName(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectError(log.toFile())
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("begun");
            long begun = System.nanoTime();
            if (process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).as(Files.readString(log)).isZero();
                return Optional.of(Duration.ofNanos(System.nanoTime() - begun));
            }
            process.destroyForcibly().waitFor();
            return Optional.empty();
        }
    }
}
