package dev.retort.users;

import static dev.retort.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.ApiBehaviour;
import dev.retort.testing.Json;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many who want the same at the same time. */
abstract class RaceBehaviour extends ApiBehaviour {

    /** Each request on a connection of its own. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void oneOfFiftyRacingForAnAddressGetsIt() {
        String local = "Racer-" + UUID.randomUUID();
        List<Integer> statuses = atOnce(50, number -> signUp(mixed(local, number) + "@Example.ORG")).stream()
                .map(HttpResponse::statusCode)
                .toList();
        assertThat(Collections.frequency(statuses, 201))
                .as("created, of %s", statuses)
                .isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409))
                .as("refused, of %s", statuses)
                .isEqualTo(49);
    }

    @Test
    void everyOneOfThirtyPatchesAtOnceCounts() throws Exception {
        URI user = uri(newUser());
        long before = version(user);
        // Every third changes nothing, whatever is there when its turn comes.
        List<HttpResponse<String>> answers =
                atOnce(30, number -> patch(user, number % 3 == 0 ? "{}" : "{\"name\":\"N" + number + "\"}"));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(version(user)).as("version").isEqualTo(before + 20);
        assertThat(IntStream.range(0, 30)
                        .filter(number -> number % 3 != 0)
                        .mapToObj(number -> name(answers.get(number))))
                .as("every change is answered with what it made")
                .containsExactlyElementsOf(IntStream.range(0, 30)
                        .filter(number -> number % 3 != 0)
                        .mapToObj(number -> "N" + number)
                        .toList());
    }

    private static List<HttpResponse<String>> atOnce(int size, IntFunction<HttpRequest> request) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, size)
                .mapToObj(number -> CLIENT.sendAsync(request.apply(number), HttpResponse.BodyHandlers.ofString()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static HttpRequest signUp(String email) {
        return HttpRequest.newBuilder(uri("/users"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"name\":\"N\",\"email\":\"" + email + "\",\"password\":\"correct horse\"}"))
                .build();
    }

    private static HttpRequest patch(URI user, String patch) {
        return HttpRequest.newBuilder(user)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch))
                .build();
    }

    private static long version(URI user) throws Exception {
        String tag = CLIENT.send(HttpRequest.newBuilder(user).build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        return Long.parseLong(tag.replace("\"", ""));
    }

    private static String name(HttpResponse<String> answer) {
        return Json.strictly(answer.body()).path("name").textValue();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    /** The text with other letters in upper case for each number. */
    private static String mixed(String text, int number) {
        StringBuilder mixed = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            mixed.append((index + number) % 3 == 0 ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
        }
        return mixed.toString();
    }
}
