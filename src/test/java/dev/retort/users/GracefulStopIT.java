package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.RunningService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that were accepted before SIGTERM are answered before the end. */
@Order(2)
class GracefulStopIT {

    private static final String SIGN_UP =
            "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"password\":\"correct horse\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aSignUpThatWasAcceptedIsAnswered(Engine engine) throws Exception {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(engine));
        // Takes half a second: longer than it takes to stop, and shorter than is waited even where much else is done.
        settings.put("RETORT_PASSWORDS_ITERATIONS", "6");
        CompletableFuture<HttpResponse<String>> answer;
        RunningService service = RunningService.start(engine, folder, settings);
        try (service) {
            service.awaitReady();
            assertThat(service.statusOf("/users")).isEqualTo(200);
            // Over HTTP/2 a client of Java before 17.0.17 fails on what it has open when told of the end (JDK-8335181).
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            // Connected and warm, it sends at once.
            client.send(HttpRequest.newBuilder(service.uri("/")).build(), HttpResponse.BodyHandlers.ofString());
            answer = client.sendAsync(
                    HttpRequest.newBuilder(service.uri("/users"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(SIGN_UP))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Thread.sleep(200);
            assertThat(answer).as("still being hashed").isNotDone();
        }

        assertThat(answer.get().statusCode()).isEqualTo(201);
        assertThat(service.log()).doesNotContain(" ERROR ", "\tat ");
    }
}
