package dev.retort.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Command;
import dev.retort.testing.Engine;
import dev.retort.testing.Json;
import dev.retort.testing.RunningService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The modes of the packaged application, and the verbs that lead to the first admin. */
class SecurityModeIT {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    @Test
    void buildForPostgresqlRefusesToStartWithoutAKeyAndSaysTheCommand() {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(Engine.POSTGRESQL));
        settings.put("RETORT_SECURITY_MODE", null);
        try (RunningService service = RunningService.start(Engine.POSTGRESQL, folder, settings)) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !ProcessHandle.of(service.processId())
                    .map(ProcessHandle::isAlive)
                    .orElse(false));
            assertThat(service.log())
                    .contains("'retort.security.mode' is 'jwt', and there is no key to sign tokens with")
                    .contains("java -jar quarkus-run.jar key > retort.jwk")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void outsideIssuerWithoutAnAudienceIsRefusedAndTheSettingNamed() {
        Map<String, String> settings = new HashMap<>();
        settings.put("RETORT_SECURITY_MODE", "jwt");
        settings.put("RETORT_SECURITY_KEY", SigningKey.generate().privateJwk());
        settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "http://127.0.0.1:1/certs");
        settings.put("MP_JWT_VERIFY_ISSUER", "https://login.example.org/realms/retort");
        try (RunningService service = RunningService.start(Engine.H2, folder, settings)) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !ProcessHandle.of(service.processId())
                    .map(ProcessHandle::isAlive)
                    .orElse(false));
            assertThat(service.log())
                    .contains("'mp.jwt.verify.issuer' is 'https://login.example.org/realms/retort'")
                    .contains("Set MP_JWT_VERIFY_AUDIENCES")
                    .doesNotContain("Exception");
        }
        settings.put("MP_JWT_VERIFY_AUDIENCES", "retort");
        try (RunningService service =
                RunningService.start(Engine.H2, folder, settings).awaitReady()) {
            assertThat(service.statusOf("/users")).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING, true, Set QUARKUS_HTTP_PROXY_TRUSTED_PROXIES to the address of the proxy",
        "RETORT_SECURITY_TOKEN_LIFETIME, 365D, #retort.security.token-lifetime# is PT8760H; set it to PT1S to PT24H",
        "RETORT_SECURITY_LIMITS_FIRST_DELAY, 0S, #retort.security.limits.first-delay# is PT0S; set it to PT1S to PT1M"
    })
    void settingsThatWouldOpenTheServiceAreRefused(String setting, String value, String said) {
        Map<String, String> settings = new HashMap<>();
        settings.put("RETORT_SECURITY_MODE", "jwt");
        settings.put("RETORT_SECURITY_KEY", SigningKey.generate().privateJwk());
        settings.put(setting, value);
        try (RunningService service = RunningService.start(Engine.H2, folder, settings)) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !ProcessHandle.of(service.processId())
                    .map(ProcessHandle::isAlive)
                    .orElse(false));
            assertThat(service.log()).contains(said.replace('#', '\'')).doesNotContain("Exception");
        }
    }

    @Test
    void openModeOnMoreThanLoopbackIsOneWarning() {
        try (RunningService service = RunningService.start(Engine.H2, folder, Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"))
                .awaitReady()) {
            assertThat(service.log().lines().filter(line -> line.contains("retort.security.mode")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("WARN", "'0.0.0.0'", "RETORT_SECURITY_MODE=jwt");
            assertThat(service.statusOf("/users")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fromNothingToASignedInAdmin(Engine engine) throws Exception {
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(engine));
        assertThat(admin(engine, settings, "ada@example.org", PASSWORD).err()).contains("run 'upgrade' first");
        assertThat(Command.run(engine, folder, settings, "upgrade").exitCode()).isZero();
        Command.Ended key = Command.run(engine, folder, settings, "key");
        assertThat(key.exitCode()).isZero();
        Files.writeString(folder.resolve("retort.jwk"), key.out());

        assertThat(admin(engine, settings, "ada@example.org", "short").exitCode())
                .isEqualTo(2);
        assertThat(admin(engine, settings, "nobody", PASSWORD).exitCode()).isEqualTo(2);
        Command.Ended made = admin(engine, settings, " Ada@Example.org", PASSWORD);
        assertThat(made.err())
                .as("the audit log")
                .startsWith("{\"time\":\"")
                .contains("\"command\":\"admin\",\"about\":\"", "\"outcome\":\"created\"")
                .doesNotContain("ada@example.org", PASSWORD)
                .hasLineCount(1);
        assertThat(made.out()).startsWith("Created the admin 'ada@example.org' as user ");
        Command.Ended again = admin(engine, settings, "ada@example.org", "");
        assertThat(again.out()).startsWith("Nothing to do:");
        assertThat(again.err()).isEmpty();

        settings.put("RETORT_SECURITY_MODE", "jwt");
        settings.put("RETORT_SECURITY_KEYS", "retort.jwk");
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            assertThat(service.statusOf("/users")).isEqualTo(401);
            String answer =
                    post(service, "/tokens", "ada@example.org", PASSWORD).body();
            String token = Json.strictly(answer).path("accessToken").textValue();
            URI users = service.uri("/users");
            assertThat(send(HttpRequest.newBuilder(users).header("Authorization", "Bearer " + token)))
                    .contains("\"email\":\"ada@example.org\"", "\"role\":\"admin\"");
            assertThat(post(service, "/users", "ops@example.org", "of somebody else")
                            .statusCode())
                    .isEqualTo(201);
        }

        // The file of H2 is free now.
        assertThat(admin(engine, settings, "later@example.org", PASSWORD, "--keep-password")
                        .err())
                .contains("no user has the address 'later@example.org'");
        assertThat(admin(engine, settings, "ops@example.org", PASSWORD).out())
                .startsWith("Made 'ops@example.org' an admin (user ");
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            assertThat(post(service, "/tokens", "ops@example.org", "of somebody else")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(post(service, "/tokens", "ops@example.org", PASSWORD).statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<String> post(RunningService service, String path, String email, String password)
            throws IOException, InterruptedException {
        String name = path.equals("/users") ? "\"name\":\"Ops\"," : "";
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.uri(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{" + name + "\"email\":\"" + email + "\",\"password\":\"" + password + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private Command.Ended admin(
            Engine engine, Map<String, String> settings, String email, String password, String... options)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(Command.line(engine));
        line.addAll(List.of("admin", email));
        line.addAll(List.of(options));
        Path out = folder.resolve("admin.out");
        Path err = folder.resolve("admin.err");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(settings);
        long start = System.nanoTime();
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write((password + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It did not ask.
            assertThat(process.isAlive()).isFalse();
        }
        return new Command.Ended(
                process.waitFor(),
                Files.readString(out),
                Files.readString(err),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
