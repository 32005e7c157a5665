package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS as docs/operations.md describes it, and the port of operators in the build for PostgreSQL. */
class TlsAndManagementIT {

    private static final String PASSWORD = "change this one";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void exampleOfTheDocumentationSpeaksTls(Engine engine) throws Exception {
        makeCertificate();
        int tlsPort = freePort();
        Map<String, String> settings = new HashMap<>(RunningService.onNewDatabase(engine));
        settings.put("QUARKUS_HTTP_TLS_CONFIGURATION_NAME", "https");
        settings.put("QUARKUS_TLS_HTTPS_KEY_STORE_P12_PATH", "retort.p12");
        settings.put("QUARKUS_TLS_HTTPS_KEY_STORE_P12_PASSWORD", PASSWORD);
        settings.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(tlsPort));
        try (RunningService service =
                RunningService.start(engine, folder, settings).awaitReady()) {
            HttpResponse<String> over = get(trusting(), URI.create("https://localhost:" + tlsPort + "/"));
            assertThat(over.body()).isEqualTo("{\"Hello\":\"World\"}");
            assertThat(over.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(get(trusting(), URI.create("https://localhost:" + tlsPort + "/nope"))
                            .headers()
                            .firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
            HttpResponse<String> plain = get(HttpClient.newHttpClient(), service.uri("/"));
            assertThat(plain.statusCode()).isEqualTo(200);
            assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
        settings.put("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
        if (engine == Engine.POSTGRESQL) {
            try (RunningService service =
                    RunningService.start(engine, folder, settings).awaitReady()) {
                assertThat(get(trusting(), URI.create("https://localhost:" + tlsPort + "/"))
                                .statusCode())
                        .isEqualTo(200);
                assertThat(service.statusOf("/")).as("without TLS").isZero();
            }
        }
    }

    @Test
    void buildForPostgresqlHasAPortForOperators() throws Exception {
        try (RunningService service = RunningService.start(
                        Engine.POSTGRESQL, folder, RunningService.onNewDatabase(Engine.POSTGRESQL))
                .awaitReady()) {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            URI operators = service.uri("/q/");
            URI clients = service.uri("/");
            for (String path : List.of(
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health/started",
                    "/q/metrics",
                    "/q/openapi",
                    "/q/swagger-ui/")) {
                HttpResponse<String> answer = get(client, operators.resolve(path));
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                        .as(path)
                        .contains("nosniff");
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .as(path)
                        .isPresent();
                assertThat(get(client, clients.resolve(path)).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            for (String path : List.of("/users", "/nope", "/q/nope")) {
                HttpResponse<String> answer = get(client, operators.resolve(path));
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
        }
    }

    /** The command of docs/operations.md. */
    private void makeCertificate() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "retort",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "90",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        "retort.p12",
                        "-storepass",
                        PASSWORD)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private HttpClient trusting() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve("retort.p12"))) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("retort", store.getCertificate("retort"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
