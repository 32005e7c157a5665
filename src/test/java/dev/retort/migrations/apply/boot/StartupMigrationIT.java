package dev.retort.migrations.apply.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Command;
import dev.retort.testing.Engine;
import dev.retort.testing.OwnPostgresqlServer;
import dev.retort.testing.Processor;
import dev.retort.testing.RunningService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The packaged service, started on a database that is not as it needs it yet. */
@ResourceLock(value = Processor.MUCH_OF_IT, mode = ResourceAccessMode.READ)
class StartupMigrationIT {

    private static final String COMMAND = "java -jar quarkus-run.jar upgrade";

    @TempDir
    Path folder;

    @Test
    void pendingRevisionsThatItMayNotApplyAreWaitedFor() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(Engine.POSTGRESQL));
        settings.put("QUARKUS_LIQUIBASE_MIGRATE_AT_START", "false");
        try (RunningService service = RunningService.start(Engine.POSTGRESQL, folder, settings)) {
            awaitLive(service);
            Awaitility.await("said why").atMost(Duration.ofMinutes(1)).until(() -> service.log()
                    .contains(COMMAND));

            HttpResponse<String> ready = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(service.uri("/q/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("revisions are pending", COMMAND);
            assertThat(service.statusOf("/users")).isEqualTo(503);
            assertThat(service.statusOf("/")).isEqualTo(200);
            assertThat(service.log()
                            .lines()
                            .filter(line -> line.contains("StartupMigration") && line.contains(COMMAND)))
                    .as("said once, however often it is looked at again")
                    .hasSize(1);

            assertThat(run(settings, "upgrade")).isZero();

            service.awaitReady();
            assertThat(service.statusOf("/users")).isEqualTo(200);
        }
    }

    @Test
    void onH2TheServiceHasToMakeWayForTheCommand() {
        Map<String, String> settings = Map.of("QUARKUS_LIQUIBASE_MIGRATE_AT_START", "false");
        try (RunningService service = RunningService.start(Engine.H2, folder, settings)) {
            Awaitility.await("said how").atMost(Duration.ofMinutes(1)).until(() -> service.log()
                    .contains("; stop this service, run '" + COMMAND + "' (in the source tree: './retort upgrade'),"
                            + " and start it again"));
        }
        assertThat(Command.run(Engine.H2, folder, Map.of(), "upgrade").exitCode())
                .isZero();
        try (RunningService service = RunningService.start(Engine.H2, folder, settings)) {
            service.awaitReady();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() {
        try (OwnPostgresqlServer server = OwnPostgresqlServer.start(folder.resolve("postgresql"))) {
            server.stop();
            Map<String, String> settings = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                    "QUARKUS_DATASOURCE_USERNAME", "postgres",
                    "QUARKUS_DATASOURCE_PASSWORD", "postgres");
            try (RunningService service = RunningService.start(Engine.POSTGRESQL, folder, settings)) {
                awaitLive(service);
                assertThat(service.statusOf("/q/health/ready")).isEqualTo(503);
                assertThat(service.statusOf("/users")).isEqualTo(503);
                assertThat(service.statusOf("/")).isEqualTo(200);

                server.startAgain();

                service.awaitReady();
                assertThat(service.statusOf("/users")).isEqualTo(200);
            }
        }
    }

    @Test
    void revisionsThatAreUndoneWhileItRunsAreWaitedForAndNotAppliedAgain() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(Engine.POSTGRESQL));
        try (RunningService service = RunningService.start(Engine.POSTGRESQL, folder, settings)) {
            service.awaitReady();
            assertThat(service.statusOf("/users")).isEqualTo(200);

            assertThat(run(settings, "downgrade", "base")).isZero();

            Awaitility.await("noticed").atMost(Duration.ofSeconds(20)).until(() -> service.statusOf("/users") == 503);
            assertThat(service.statusOf("/q/health/ready")).isEqualTo(503);
            assertThat(service.statusOf("/")).isEqualTo(200);
            assertThat(service.log())
                    .contains("pending because they were rolled back while this service was running; run '" + COMMAND);

            assertThat(run(settings, "upgrade")).isZero();

            service.awaitReady();
            assertThat(service.statusOf("/users")).isEqualTo(200);
        }
    }

    private static void awaitLive(RunningService service) {
        Awaitility.await("live").atMost(Duration.ofMinutes(1)).until(() -> service.statusOf("/q/health/live") == 200);
    }

    private int run(Map<String, String> settings, String... words) {
        return Command.run(Engine.POSTGRESQL, folder, settings, words).exitCode();
    }
}
