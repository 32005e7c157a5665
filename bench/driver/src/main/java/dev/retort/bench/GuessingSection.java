package dev.retort.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Passwords guessed from 100 addresses, with the limits of sign-ins and without them; a user's reads meanwhile. */
final class GuessingSection implements Section {

    private static final int ADDRESSES = 100;
    private static final int USERS = 100;
    private static final int GUESSES_PER_SECOND = 1_000;
    private static final int READS_PER_SECOND = 200;

    /** More than wait for a hash at any time. */
    private static final int CROWD = 1_500;

    private static final String PASSWORD = "correct horse";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonArray rows = new JsonArray();

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        measure(setting, "limits on", Map.of(), setting.quick() ? 15 : 600);
        measure(
                setting,
                "limits off",
                Map.of(
                        "RETORT_SECURITY_LIMITS_FAILED_SIGN_INS_PER_EMAIL", "0",
                        "RETORT_SECURITY_LIMITS_FAILED_SIGN_INS_PER_ADDRESS", "0"),
                setting.quick() ? 15 : 120);
        return new JsonObject().put("rounds", 1).put("rows", rows);
    }

    private void measure(Setting setting, String name, Map<String, String> limits, int seconds) throws Exception {
        Map<String, String> settings = new HashMap<>(limits);
        settings.put("RETORT_PASSWORDS_MEMORY_KIB", "19456");
        settings.put("RETORT_PASSWORDS_ITERATIONS", "2");
        settings.put("RETORT_SECURITY_MODE", "jwt");
        settings.put("RETORT_SECURITY_KEY", key(setting));
        settings.put("RETORT_SECURITY_TOKEN_LIFETIME", "1H");
        settings.put("RETORT_SECURITY_LIMITS_SIGN_UPS_PER_ADDRESS", "0");
        settings.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        settings.put("QUARKUS_HTTP_PROXY_ALLOW_FORWARDED", "true");
        settings.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1");
        Contestant service = new Contestant.Service("retort", setting.service().application(), settings);
        Database database = setting.cluster().create(name.replace(' ', '_'), setting.template());
        try (Server server = Server.start(service, database, setting.work(), setting.children())) {
            server.awaitOk("/");
            try (Load readers = new Load(server)) {
                guess(setting, server, name + ", " + seconds + " s: ", readers, seconds, limits.isEmpty() ? 5_000 : 500);
            }
        }
    }

    /** @param warmUp guesses beforehand, of others: fewer where each of them is hashed */
    private void guess(Setting setting, Server server, String name, Load readers, int seconds, int warmUp)
            throws Exception {
        for (int i = 0; i < USERS; i++) {
            post(server, "/users", user(i).put("name", "Guessed"));
        }
        String token = post(server, "/tokens", user(0)).getString("accessToken");
        Call read = new Reads(token);
        readers.closed(new Guesses("198.51.100.", "warm-up"), warmUp);
        readers.closed(read, setting.quick() ? 3_000 : 30_000);
        int quietSeconds = setting.quick() ? 5 : 60;
        Latencies quiet = readers.open(read, READS_PER_SECOND * quietSeconds, READS_PER_SECOND);
        double before = server.residentMegabytes();
        Guesses guesses = new Guesses("192.0.2.", "guessed");
        double halfway;
        double highest;
        Latencies first;
        Latencies second;
        // Opened late: a connection that nobody uses is closed.
        try (Load crowd = new Load(server, CROWD)) {
            CompletableFuture<Latencies> attack =
                    StormsSection.onOwnThread(() -> crowd.open(guesses, GUESSES_PER_SECOND * seconds, GUESSES_PER_SECOND));
            CompletableFuture<Double> most = StormsSection.onOwnThread(() -> StormsSection.highestUntil(attack, server));
            first = readers.open(read, READS_PER_SECOND * seconds / 2, READS_PER_SECOND);
            halfway = server.residentMegabytes();
            second = readers.open(read, READS_PER_SECOND * seconds / 2, READS_PER_SECOND);
            attack.join();
            highest = most.join();
        }
        report(name + "guesses each second", guesses.all.get() / (double) seconds);
        report(name + "401, %", 100.0 * guesses.hashed.get() / guesses.all.get());
        report(name + "429 or 503 with Retry-After, %", 100.0 * guesses.refused.get() / guesses.all.get());
        report(name + "quiet reads, p50 ms", quiet.millis(0.5));
        report(name + "reads meanwhile, p50 ms", Math.max(first.millis(0.5), second.millis(0.5)));
        report(name + "quiet reads, p99 ms", quiet.millis(0.99));
        report(name + "reads meanwhile, p99 ms", first.and(second).millis(0.99));
        report(name + "reads in the first half, p99 ms", first.millis(0.99));
        report(name + "reads in the second half, p99 ms", second.millis(0.99));
        report(name + "resident memory before, MB", before);
        report(name + "resident memory halfway, MB", halfway);
        report(name + "resident memory at most, MB", highest);
    }

    private static String key(Setting setting) throws Exception {
        List<String> command = new ArrayList<>(Contestant.java());
        command.addAll(List.of(
                "-jar", setting.service().application().resolve("quarkus-run.jar").toString(), "key"));
        Path printed = setting.work().resolve("retort.jwk");
        if (setting.children().start(command, Map.of(), setting.work(), printed).waitFor() != 0) {
            throw new BenchException("'key' failed; see " + printed);
        }
        String key = Files.readString(printed);
        return key.substring(key.indexOf('{'));
    }

    private static JsonObject user(int number) {
        return new JsonObject().put("email", "guessed" + number + "@example.org").put("password", PASSWORD);
    }

    private JsonObject post(Server server, String path, JsonObject body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new BenchException("POST " + path + " was answered with " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    private void report(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-66s %8.2f%n", what, figure);
        rows.add(new JsonObject()
                .put("what", what)
                .put("contestant", "retort")
                .put("figure", Statistics.rounded(figure)));
    }

    /** Reads of the own account. */
    private record Reads(String token) implements Call {

        @Override
        public String label() {
            return "GET /users/me";
        }

        @Override
        public HttpMethod method() {
            return HttpMethod.GET;
        }

        @Override
        public String target() {
            return "/users/me";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + token);
        }

        @Override
        public Buffer body() {
            return null;
        }

        @Override
        public boolean accepts(HttpClientResponse answer) {
            return answer.statusCode() == 200;
        }
    }

    /** Sign-ins with wrong passwords, half of them for addresses that no user has. */
    private static final class Guesses implements Call {

        private final String network;
        private final String name;
        private final AtomicInteger all = new AtomicInteger();
        private final AtomicInteger hashed = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();

        Guesses(String network, String name) {
            this.network = network;
            this.name = name;
        }

        @Override
        public String label() {
            return "POST /tokens";
        }

        @Override
        public HttpMethod method() {
            return HttpMethod.POST;
        }

        @Override
        public String target() {
            return "/tokens";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Forwarded", "for=" + network + (1 + random(ADDRESSES)));
        }

        @Override
        public Buffer body() {
            return new JsonObject()
                    .put("email", name + random(2 * USERS) + "@example.org")
                    .put("password", "guess " + random(1_000_000))
                    .toBuffer();
        }

        @Override
        public boolean accepts(HttpClientResponse answer) {
            int status = answer.statusCode();
            boolean later = (status == 429 || status == 503) && answer.getHeader("Retry-After") != null;
            all.incrementAndGet();
            if (later) {
                refused.incrementAndGet();
            } else if (status == 401) {
                hashed.incrementAndGet();
            }
            return later || status == 401;
        }

        private static int random(int bound) {
            return ThreadLocalRandom.current().nextInt(bound);
        }
    }
}
