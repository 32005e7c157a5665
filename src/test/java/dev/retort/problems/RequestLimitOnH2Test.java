package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.OnH2;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More requests at the same time than the service accepts. */
@QuarkusTest
@TestProfile(RequestLimitOnH2Test.FewAtOnce.class)
class RequestLimitOnH2Test {

    private static final int LIMIT = 3;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/users")
    URI users;

    /** Hashes cost enough for requests to meet. */
    public static class FewAtOnce extends OnH2 {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("retort.http.requests-at-once", Integer.toString(LIMIT));
            settings.put("retort.passwords.memory-kib", "19456");
            settings.put("retort.passwords.iterations", "10");
            settings.put("retort.passwords.longest-wait", "10M");
            return settings;
        }
    }

    @Test
    void requestsBeyondTheLimitAreAskedToComeAgainAndLaterOnesAreServed() throws Exception {
        List<HttpResponse<String>> answers = IntStream.range(0, 20)
                .mapToObj(number -> CLIENT.sendAsync(signUp(number), BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() != 201).toList();
        assertThat(refused).hasSizeBetween(1, 20 - LIMIT).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        });
        for (int again = 0; again < 2 * LIMIT; again++) {
            assertThat(CLIENT.send(HttpRequest.newBuilder(users).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private HttpRequest signUp(int number) {
        return HttpRequest.newBuilder(users)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"N\",\"email\":\"limit" + number
                        + "@example.org\",\"password\":\"correct horse\"}"))
                .build();
    }
}
