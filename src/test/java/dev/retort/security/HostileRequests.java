package dev.retort.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes requests that attackers and broken clients send; the same ones for the same seed. Text is bytes: U+0000 to U+00FF. */
final class HostileRequests {

    private static final List<String> METHODS = List.of(
            "GET",
            "GET",
            "GET",
            "HEAD",
            "POST",
            "POST",
            "POST",
            "PUT",
            "PATCH",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "get",
            "FOO",
            "PROPFIND");
    private static final List<String> PATHS = List.of(
            "/",
            "/users",
            "/users",
            "/users/1",
            "/users/2",
            "/users/me",
            "/tokens",
            "/tokens",
            "/.well-known/jwks.json",
            "/nope",
            "/q/openapi",
            "/q/health",
            "/q/swagger-ui",
            "http://evil.example.org/users/1",
            "*");
    private static final List<String> PIECES = List.of(
            ";x=1",
            ";",
            "%2F",
            "%2f..%2f",
            "//",
            "/../",
            "/./",
            "/..;/",
            "%00",
            "%0d%0aX-Evil:1",
            "%c0%af",
            "%zz",
            "%",
            "%u0041",
            "\u00c3\u00a9",
            "\u00ff",
            "'",
            "%27%20or%201=1--",
            "\"",
            "<script>",
            "${x}",
            "{x}",
            "\\",
            "%5c",
            "-1",
            "9223372036854775808",
            "1e3",
            "%20",
            "+",
            "\t",
            "|",
            "^",
            "#",
            "%E2%80%AE",
            "%F0%9F%98%80",
            "~",
            "@",
            ":",
            "me",
            "1",
            "/");
    private static final List<String> QUERIES = List.of(
            "limit=",
            "limit=0",
            "limit=1",
            "limit=99999999999",
            "limit=1&limit=2",
            "sort=password",
            "sort=-name",
            "sort=%27",
            "after=",
            "after=AAAA",
            "total=true",
            "total=1",
            "name=%25",
            "name=%00",
            "name=%ff",
            "email=%27",
            "email=a%40b%0a",
            "access_token=",
            "x=1",
            "&&&",
            "=",
            "%zz",
            "limit=1;sort=id",
            "after=5qkXnS0yq1cJ9kQb2mRr7v1cT3oYy2Vw0dB4hA");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/merge-patch+json",
            "text/plain",
            "",
            ",",
            "a/b/c",
            "application/json;charset=utf-7",
            "application/json; charset=\"",
            "multipart/form-data; boundary=x",
            "*/*",
            "application/x-java-serialized-object",
            "application/xml",
            "\u00ff");
    private static final List<String> HEADERS = List.of(
            "Accept: */*;q=nan",
            "Accept: text/html",
            "Accept: ",
            "Accept: application/json;q=0",
            "Accept-Encoding: gzip, \u00ff",
            "Accept-Language: \u00c3",
            "If-Match: *",
            "If-Match: \"0\"",
            "If-Match: W/\"",
            "If-None-Match: \"0\", *",
            "If-Match: ,,,",
            "If-Match: \"1\"" + " ".repeat(6_000) + "x",
            "If-None-Match: " + " \t".repeat(4_000) + "\"",
            "If-None-Match: " + "\"0\"-gzip,".repeat(1_000),
            "Content-Encoding: " + ",".repeat(12_000) + "x",
            "Accept: " + "a/b;q=0,".repeat(1_500) + ";",
            "Forwarded: " + "for=\"[::1\";".repeat(1_000),
            "Authorization: " + "Bearer ".repeat(1_500),
            "X-Request-Id: " + "a".repeat(12_000),
            "traceparent: " + "00-".repeat(4_000),
            "If-Modified-Since: yesterday",
            "Range: bytes=0-1",
            "Origin: null",
            "Origin: https://evil.example.org",
            "Origin: \u00ff",
            "Access-Control-Request-Method: DELETE",
            "Content-Encoding: gzip",
            "Expect: 200-ok",
            "Cookie: a=b; Bearer=c",
            "Forwarded: for=10.0.0.1;host=\"a b\";proto=x",
            "X-Forwarded-For: 10.0.0.1, ' or 1=1",
            "X-Forwarded-Host: a\"b",
            "X-Forwarded-Prefix: /%zz",
            "X-Forwarded-Proto: javascript",
            "X-Request-Id: \u00ff\u00fe",
            "X-Request-Id: ${jndi:ldap://x}",
            "traceparent: 00-0-0-0",
            "X-HTTP-Method-Override: DELETE",
            "Connection: keep-alive, Authorization",
            "TE: trailers",
            "Content-Length: -1",
            "Content-Length: 1, 2",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: xchunked",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Host: a b",
            "Host: evil.example.org:99999999",
            "No colon",
            " Folded: x",
            ": no name",
            "X\u0000: nul",
            "X: \u0001\u0002");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "1E400",
            "123456789012345678901234567890",
            "7.0",
            "NaN",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u00ff\"",
            "\"a@b\"",
            "\"admin\"",
            "\"ADMIN\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"$ref\":\"#\"}",
            "{\"@class\":\"java.lang.Runtime\"}",
            "\"x' or '1'='1\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "\"a@example.org\\r\\nBcc: b\"");
    private static final List<String> MEMBERS = List.of(
            "name",
            "email",
            "password",
            "age",
            "role",
            "id",
            "version",
            "createdAt",
            "tokensValidFrom",
            "__proto__",
            "",
            "\\u0000",
            "Name",
            "email ");

    private final Random random;
    private final String password;
    private final String token;

    /**
     * @param password that many bodies carry
     * @param token a valid one, of a user
     */
    HostileRequests(long seed, String password, String token) {
        this.random = new Random(seed);
        this.password = password;
        this.token = token;
    }

    /** One request of HTTP/1.1, whole. */
    String next() {
        String method = one(METHODS);
        StringBuilder request =
                new StringBuilder(method).append(' ').append(target()).append(maybe(100) ? " HTTP/9.9" : " HTTP/1.1");
        request.append(maybe(50) ? "" : "\r\nHost: localhost");
        for (int i = random.nextInt(4); i > 0; i--) {
            request.append("\r\n").append(one(HEADERS));
        }
        if (random.nextInt(3) > 0) {
            request.append("\r\nAuthorization: ").append(authorization());
            if (maybe(30)) {
                request.append("\r\nAuthorization: ").append(authorization());
            }
        }
        if (maybe(500)) {
            request.append("\r\nX-Long: ").append("x".repeat(30_000));
        }
        if (method.startsWith("P") || maybe(20)) {
            String body = body();
            request.append("\r\nContent-Type: ").append(one(TYPES));
            return maybe(5)
                    ? request + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n"
                            + body + "\r\n0\r\n\r\n"
                    : request + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        }
        return request + "\r\n\r\n";
    }

    private String target() {
        StringBuilder target = new StringBuilder(one(PATHS));
        for (int i = random.nextInt(3); i > 0; i--) {
            target.insert(random.nextInt(target.length() + 1), one(PIECES));
        }
        if (maybe(300)) {
            target.append("/x".repeat(3_000));
        }
        if (maybe(3)) {
            target.append('?').append(one(QUERIES));
            if (maybe(2)) {
                target.append('&').append(one(QUERIES));
            }
        }
        return target.toString();
    }

    private String authorization() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> "Bearer " + token;
            case 3 -> "bearer  " + token;
            case 4 -> "Bearer " + mutated(token);
            case 5 -> "Bearer " + token.substring(0, random.nextInt(token.length()));
            case 6 -> "Bearer " + token.substring(0, token.lastIndexOf('.') + 1);
            case 7 -> "Bearer " + header() + token.substring(token.indexOf('.'));
            case 8 -> "Bearer " + header() + "." + base64(json()) + "." + base64("x".repeat(64));
            case 9 -> "Bearer " + "A".repeat(random.nextInt(15_000));
            case 10 -> "Basic " + base64("admin:" + password);
            default ->
                one(List.of(
                        "",
                        "Bearer",
                        "Bearer ",
                        "Bearer a.b.c",
                        "Bearer ....",
                        "Bearer \u00ff",
                        "Token x",
                        "Negotiate"));
        };
    }

    /** A header of a token, with what a careless verifier would believe. */
    private String header() {
        String key = one(List.of(
                "../../../../dev/null", "' or 1=1--", "file:///etc/passwd", "\u0000", "http://127.0.0.1:1/jwks", ""));
        return base64(
                switch (random.nextInt(7)) {
                    case 0 -> "{\"alg\":\"none\"}";
                    case 1 -> "{\"alg\":\"HS256\",\"kid\":\"" + key + "\"}";
                    case 2 -> "{\"alg\":\"ES256\",\"kid\":\"" + key + "\"}";
                    case 3 ->
                        "{\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}}";
                    case 4 -> "{\"alg\":\"ES256\",\"jku\":\"" + key + "\",\"x5u\":\"" + key + "\"}";
                    case 5 -> "{\"alg\":\"ES256\",\"crit\":[\"exp\",\"b64\"],\"b64\":false}";
                    default -> "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"zip\":\"DEF\",\"p2c\":2000000000}";
                });
    }

    private String body() {
        return switch (random.nextInt(10)) {
            case 0 -> mutated(json());
            case 1 -> json().substring(0, random.nextInt(3));
            case 2 -> "[".repeat(1 + random.nextInt(20_000));
            case 3 -> "{\"a\":".repeat(1 + random.nextInt(5_000));
            case 4 -> maybe(10) ? " ".repeat(65_537) : "\u00ef\u00bb\u00bf" + json();
            case 5 -> "{\"email\":\"nobody@example.org\",\"password\":\"" + password + "\"}";
            default -> json();
        };
    }

    private String json() {
        StringBuilder json =
                new StringBuilder("{\"password\":\"").append(password).append('"');
        for (Map.Entry<String, String> usual : Map.of(
                        "name", "\"N\"", "email", "\"" + random.nextLong() + "@example.org\"")
                .entrySet()) {
            if (!maybe(4)) {
                json.append(",\"").append(usual.getKey()).append("\":").append(usual.getValue());
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            json.append(",\"").append(one(MEMBERS)).append("\":").append(one(VALUES));
        }
        return json.append('}').toString();
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(mutated.length());
            char other = (char) (0x20 + random.nextInt(0xe0));
            mutated.setCharAt(at, other);
        }
        return mutated.toString();
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** True once in so many times. */
    private boolean maybe(int times) {
        return random.nextInt(times) == 0;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
