package dev.retort.problems;

import static dev.retort.testing.Api.json;
import static dev.retort.testing.Api.newUser;
import static dev.retort.testing.Api.signUp;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Api;
import dev.retort.testing.LoggedErrors;
import dev.retort.testing.OnH2;
import dev.retort.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual requests are understood, or refused as a fault of the sender. */
@QuarkusTest
@TestProfile(OnH2.class)
class HttpMessagesOnH2Test {

    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    private final LoggedErrors errors = new LoggedErrors();

    @AfterEach
    void nothingIsLogged() {
        errors.close();
        assertThat(errors.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200",
        "GET, /users?name=nobody%26, 200",
        "HEAD, /users, 200",
        "OPTIONS, /users, 204",
        "GET, /users/0, 404",
        "GET, /users/, 404",
        "GET, /nope, 404",
        "GET, /users;x?limit=1, 404",
        "GET, /q/health/live, 200",
        "DELETE, /users, 405",
        "POST, /users, 415"
    })
    void http10NeedsNoHost(String method, String path, int status) {
        assertThat(answer(method + " " + path + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users;x?limit=%zz",
                "/users;x?name=%ff",
                "/users/1;x?%C3",
                "/;?",
                "/;x?a=b;c=d",
                "/users/1;%zz",
                "http://localhost/users;x?limit=1",
                "/users/../users;x?limit=1",
                "/users;x/../1?a",
                "/%75sers;x?limit=1"
            })
    void semicolonInAPathIsNobodysWhateverTheQuery(String target) {
        assertThat(answer("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n")).containsPattern("^HTTP/1.1 40[04] ");
    }

    @Test
    void whoSignsUpWithoutAHostIsToldThePath() {
        String body = "{\"name\":\"N\",\"email\":\"" + Api.newEmail() + "\",\"password\":\"correct horse\"}";
        String answer = answer("POST /users HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.0 201").containsPattern("(?i)\r\nlocation: /users/[0-9]+\r\n");
    }

    @Test
    void linkOfAClientWithoutAHostIsAPath() {
        newUser();
        newUser();
        String answer = answer("GET /users?limit=1&name=A%64a HTTP/1.0\r\n\r\n");
        assertThat(answer).containsPattern("(?i)\r\nlink: </users\\?[^>]*>; rel=\"next\"\r\n");
    }

    @ParameterizedTest
    @CsvSource({"'', 200", "' ,', 200", "'garbage', 406", "'application/json, garbage', 400", "'*/*,', 200"})
    void acceptMayBeEmpty(String accept, int status) {
        assertThat(answer("GET /users HTTP/1.1\r\n" + HOST + "Accept: " + accept + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    /** {@code TAB} is one; of the bodies, 400 says that the JSON was read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\'',
            value = {
                "application/json ; foo=bar ! 400",
                "application/json ;foo=bar ! 400",
                "application/jsonTAB;TABcharset=utf-8 ! 400",
                "application/json;charset=\"utf-8\" ! 400",
                "application/json;charset=\"\\u\\t\\f-8\" ! 400",
                "application/json ; Charset=UTF-8 ! 400",
                "APPLICATION/JSON ;charset=utf-8 ! 400",
                "application/json; a=\"b;c,d\\\"e\"; charset=utf-8 ! 400",
                "application/json; a=\";charset=latin1\" ! 400",
                "application/json;;; ! 400",
                "application/json; ! 400",
                "application/json ;charset=\"latin1\" ! 415",
                "application/json ; CHARSET=iso-8859-1 ! 415",
                "text/plain ; a=\"application/json\" ! 415",
                "application/json ; charset ! 415",
                "application/json ; charset = utf-8 ! 415",
                "application/json ; a=\"open ! 415",
                "application / json ! 415",
                "application/json x ! 415",
                "application/json, text/plain ! 415",
                "application/json, application/json ! 415"
            })
    void contentTypeMayHaveParameters(String type, int status) {
        String answer = answer("POST /users HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Type: "
                + type.replace("TAB", "\t") + "\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\'',
            value = {
                "application/json;profile=\"a,b\" ! 200",
                "application/json ; profile=\"a;q=0,b\" ; q=0.5 ! 200",
                "text/html;a=\"\\\"\", application/json ! 200",
                "text/html;level=\"1,application/json\" ! 406",
                "application/jsonTAB;TABq=1 ! 200",
                "application/json ; q=0 ! 406",
                "application/json;Q=0 ! 406",
                "application/json;q=\"0\" ! 406",
                "text/html ;q=1, */* ;q=0.1 ! 200",
                "*/* ; q=0 ! 406",
                "application/json;version=1 ! 200",
                "application/json;; ! 200",
                ", application/json ,, ! 200"
            })
    void acceptMayHaveParameters(String accept, int status) {
        assertThat(answer("GET /users HTTP/1.1\r\n" + HOST + "Accept: " + accept.replace("TAB", "\t") + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', 415",
        "POST, garbage, 415",
        "POST, application/*, 415",
        "POST, */*, 415",
        "GET, '', 200",
        "GET, garbage, 200",
        "GET, text/plain; charset=latin1, 200",
        "HEAD, garbage, 200",
        "OPTIONS, garbage, 204"
    })
    void typeMattersWhereABodyIsRead(String method, String type, int status) {
        assertThat(answer(method + " /users HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Type: " + type
                        + "\r\n\r\n{}"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({"gzip, 415", "br, 415", "'gzip, identity', 415", "identity, 400", "'', 400"})
    void bodyIsReadAsItIs(String encoding, int status) {
        String answer = answer("POST /users HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n"
                + "Content-Encoding: " + encoding + "\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status == 415) {
            assertThat(answer).containsIgnoringCase("\r\naccept-encoding: identity\r\n");
        }
    }

    @Test
    void whatIsMeasuredDoesNotGrowWithWhatIsAsked() {
        for (int i = 1; i <= 130; i++) {
            exchange("OPTIONS", "/users/" + (1_000_000 + i));
            exchange("X" + i, "/users");
            exchange("POST", "/unknown" + i);
            exchange("POST", "/users/" + (1_000_000 + i));
            exchange("GET", "/users/" + i + "?limit=%zz");
            exchange("GET", "/unknown" + i + "/%zz");
        }
        when().get(newUser());
        json(signUp()).put("/users/0");
        List<String> series = metrics();
        assertThat(series).anyMatch(line -> line.contains("uri=\"/users/{id}\"") && line.contains("status=\"200\""));
        assertThat(series).anyMatch(line -> line.contains("method=\"UNKNOWN\"") && line.contains("uri=\"/users\""));
        assertThat(series).noneMatch(line -> line.matches(".*(method=\"X|uri=\"/unknown|uri=\"/users/[0-9]).*"));
    }

    private static List<String> metrics() {
        return when().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .toList();
    }

    private static void exchange(String method, String path) {
        answer(method + " " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
    }

    private static String answer(String request) {
        try (Wire wire = Wire.to(RestAssured.port)) {
            return wire.send(request).answer();
        }
    }
}
