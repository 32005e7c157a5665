package dev.retort.migrations.apply.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Command;
import dev.retort.testing.Command.Ended;
import dev.retort.testing.Engine;
import dev.retort.testing.Processor;
import dev.retort.testing.RunningService;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The packaged service has its H2 database for itself, from its start to its end. */
@ResourceLock(value = Processor.MUCH_OF_IT, mode = ResourceAccessMode.READ)
class H2HoldIT {

    /** The pool gives up every connection within two seconds. */
    private static final Map<String, String> RESTLESS =
            Map.of("QUARKUS_DATASOURCE_JDBC_IDLE_REMOVAL_INTERVAL", "1S", "QUARKUS_DATASOURCE_JDBC_MAX_LIFETIME", "1S");

    @TempDir
    Path folder;

    @Test
    void nobodyGetsTheDatabaseOfAnIdleService() throws InterruptedException {
        try (RunningService service =
                RunningService.start(Engine.H2, folder, RESTLESS).awaitReady()) {
            Thread.sleep(4_000);

            Ended downgrade = Command.run(Engine.H2, folder, Map.of(), "downgrade", "base");

            assertThat(downgrade.exitCode()).as("downgrade: " + downgrade).isEqualTo(1);
            assertThat(downgrade.err()).hasLineCount(1).contains("in use");
            assertThat(service.statusOf("/users")).isEqualTo(200);
        }

        assertThat(Command.run(Engine.H2, folder, Map.of(), "downgrade", "base").exitCode())
                .as("downgrade after the service's end")
                .isZero();
    }
}
