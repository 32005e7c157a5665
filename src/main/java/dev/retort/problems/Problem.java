package dev.retort.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The body of every answer that reports an error (RFC 9457).
 *
 * @param type URI of the kind; {@code about:blank} when the status says it all
 * @param title the kind in words
 * @param status the HTTP status, again
 * @param detail what was wrong this time, and what to do about it
 * @param instance path of the request
 * @param violations the rules that were broken; null when the problem is not one of rules
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "violations"})
@RegisterForReflection
public record Problem(
        String type, String title, int status, String detail, String instance, List<Violation> violations) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, String detail, String path, List<Violation> violations) {
        return new Problem(
                type.uri().toString(),
                type.title(),
                type.status(),
                detail,
                uriReference(path),
                violations.isEmpty() ? null : violations);
    }

    /** The problem of a status that the framework chose. A 5xx says nothing of the inside. */
    static Problem ofStatus(int status, String detail, String path) {
        return ProblemType.ofStatus(status)
                .map(type -> of(type, detail, path, List.of()))
                .orElseGet(() -> new Problem("about:blank", reason(status), status, detail, uriReference(path), null));
    }

    private static String reason(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    /** The path as it may stand in a URI reference (RFC 3986): what may not stand there is percent-encoded. */
    private static String uriReference(String path) {
        StringBuilder reference = new StringBuilder();
        // Two slashes at the start would make the first segment an authority.
        String single = path.startsWith("//") ? "/." + path : path;
        for (byte octet : single.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f && "\"#<>?[\\]^`{|}".indexOf(octet) < 0) {
                reference.append((char) octet);
            } else {
                reference.append(String.format("%%%02X", octet));
            }
        }
        return reference.toString();
    }
}
