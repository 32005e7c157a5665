package dev.retort.problems;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem that the service reports, and nothing else: its URI, its title and its HTTP status.
 *
 * <p>The URI names the kind for programs and does not change; it is a name, not an address (RFC 9457, section 3.1.1).
 */
public enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
    UNAUTHORIZED(401, "unauthorized", "Sign in first"),
    FORBIDDEN(403, "forbidden", "This is not allowed"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method does not apply here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No acceptable representation"),
    TOO_SLOW(408, "too-slow", "The request took too long"),
    EMAIL_TAKEN(409, "email-taken", "The e-mail address is already used"),
    PRECONDITION_FAILED(412, "precondition-failed", "The precondition does not hold"),
    TOO_LARGE(413, "too-large", "The request body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "This media type is not understood"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests at once"),
    INTERNAL(500, "internal", "Something went wrong inside"),
    UNAVAILABLE(503, "unavailable", "The service is not available now");

    private final int status;
    private final URI uri;
    private final String title;

    ProblemType(int status, String name, String title) {
        this.status = status;
        this.uri = URI.create("urn:retort:problem:" + name);
        this.title = title;
    }

    /** The kind that stands for a status which the framework chose; empty where we have no word for it. */
    static Optional<ProblemType> ofStatus(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
    }

    /** The HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** The name of this kind, a URN. */
    public URI uri() {
        return uri;
    }

    /** One short sentence, always the same for this kind. */
    public String title() {
        return title;
    }
}
