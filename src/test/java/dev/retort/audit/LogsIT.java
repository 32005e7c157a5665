package dev.retort.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.testing.Engine;
import dev.retort.testing.Json;
import dev.retort.testing.RunningService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the packaged application, as docs/operations.md describes it. */
class LogsIT {

    private static final String ID = "request-of-this-test";

    @TempDir
    Path folder;

    @Test
    void lineOfTheAuditLogIsNothingButJson() throws Exception {
        try (RunningService service =
                RunningService.start(Engine.H2, folder, Map.of()).awaitReady()) {
            JsonNode line = Json.strictly(lineOfARequest(service));
            assertThat(line.path("requestId").textValue()).isEqualTo(ID);
            assertThat(line.path("status").intValue()).isEqualTo(401);
        }
    }

    @Test
    void jsonLogsHaveTheRequestAndItsTrace() throws Exception {
        try (RunningService service = RunningService.start(
                        Engine.H2, folder, Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"))
                .awaitReady()) {
            JsonNode entry = Json.strictly(lineOfARequest(service));
            assertThat(entry.path("loggerName").textValue()).isEqualTo("dev.retort.audit");
            JsonNode context = entry.path("mdc");
            assertThat(context.path("requestId").textValue()).isEqualTo(ID);
            assertThat(context.path("traceId").textValue()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(context.path("spanId").textValue()).isEqualTo("00f067aa0ba902b7");
        }
    }

    private static String lineOfARequest(RunningService service) throws IOException, InterruptedException {
        HttpRequest signIn = HttpRequest.newBuilder(service.uri("/tokens"))
                .header("Content-Type", "application/json")
                .header("X-Request-Id", ID)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"nobody@example.org\",\"password\":\"wrong\"}"))
                .build();
        HttpClient.newHttpClient().send(signIn, HttpResponse.BodyHandlers.discarding());
        Awaitility.await().until(() -> service.log().contains(ID));
        String log = service.log();
        assertThat(log).doesNotContain("nobody@example.org");
        return log.lines().filter(line -> line.contains(ID)).findFirst().orElseThrow();
    }
}
