package dev.retort.testing;

import io.restassured.http.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request and its answer, as they went over the wire.
 *
 * @param path percent-encoded, as sent
 * @param query without the question mark; empty when there is none
 * @param requestHeaders what the client set
 * @param requestBody empty when there is none; without a byte order mark, which the service skips
 */
record Exchange(
        String method,
        String path,
        String query,
        Headers requestHeaders,
        String requestBody,
        int status,
        Headers headers,
        String body) {

    boolean isSuccess() {
        return status < 400;
    }

    /** All lines of a header of the request as one. */
    Optional<String> requestHeader(String name) {
        return joined(requestHeaders, name);
    }

    /** All lines of a header of the answer as one. */
    Optional<String> header(String name) {
        return joined(headers, name);
    }

    /** The media type of the request's body without its parameters; empty for none. */
    String requestMediaType() {
        return mediaType(requestHeader("Content-Type"));
    }

    /** The media type of the answer without its parameters; empty for none. */
    String mediaType() {
        return mediaType(header("Content-Type"));
    }

    private static String mediaType(Optional<String> header) {
        return header.orElse("").replaceFirst("\\s*;.*", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> joined(Headers headers, String name) {
        List<String> values = headers.getValues(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }
}
