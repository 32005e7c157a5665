package dev.retort.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.migrations.DatabaseError;
import dev.retort.migrations.SchemaGate;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** Decides which problem a failure is, for those who write answers: {@link ProblemMappers}, {@link ProblemRoutes}. */
@Singleton
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String RETRY_AFTER = "Retry-After";
    private static final String CHALLENGE = "WWW-Authenticate";

    /** To a request without a token (RFC 6750, section 3). */
    private static final String BEARER = "Bearer realm=\"retort\"";

    private static final String INVALID_TOKEN = BEARER + ", error=\"invalid_token\"";
    private static final Duration RETRY_LATER = Duration.ofSeconds(5);

    private final OccasionalWarning databaseFails = new OccasionalWarning(LOG);
    private final OccasionalWarning noThread = new OccasionalWarning(LOG);
    private final ObjectMapper mapper;
    private final SchemaGate gate;

    Problems(ObjectMapper mapper, SchemaGate gate) {
        this.mapper = mapper;
        this.gate = gate;
    }

    /**
     * An answer that reports a problem.
     *
     * @param headers beside {@code Content-Type}
     * @param body JSON
     */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** The answer to a request for {@code path} that ended in {@code failure}. Logs what is our fault. */
    Answer of(Throwable failure, String path) {
        if (failure instanceof ProblemException known) {
            Problem problem = Problem.of(known.type(), known.getMessage(), path, known.violations());
            Map<String, String> headers = new TreeMap<>();
            if (known.type() == ProblemType.UNAUTHORIZED) {
                headers.put(CHALLENGE, BEARER);
            }
            known.retryAfter()
                    .ifPresent(wait -> headers.put(RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
            return answer(problem, headers);
        }
        if (failure instanceof AuthenticationFailedException) {
            return answer(
                    Problem.of(
                            ProblemType.UNAUTHORIZED,
                            "The token is not valid, has expired or was ended; sign in again: POST /tokens",
                            path,
                            List.of()),
                    Map.of(CHALLENGE, INVALID_TOKEN));
        }
        if (failure instanceof UnauthorizedException) {
            return ofStatus(401, path);
        }
        if (failure instanceof ForbiddenException) {
            return of(
                    ProblemException.of(
                            ProblemType.FORBIDDEN,
                            "The token does not allow this; it needs the token of an admin, or of the user whom this is about"),
                    path);
        }
        if (failure instanceof ConstraintViolationException broken) {
            return of(ProblemException.invalid(violations(broken)), path);
        }
        if (DatabaseError.isTemporary(failure)) {
            databaseFails.log("The database cannot serve a request: " + rootMessage(failure));
            return unavailable(
                    "The database cannot be reached or cannot serve this request now; try again in some seconds", path);
        }
        if (failure instanceof RejectedExecutionException) {
            noThread.log("No worker thread is free");
            return unavailable("Too many requests are being served at once; try again in some seconds", path);
        }
        if (failure instanceof WebApplicationException web) {
            if (web.getResponse().getStatus() >= 500) {
                LOG.errorf(failure, "A request for %s failed", path);
            }
            return ofStatus(web.getResponse().getStatus(), path);
        }
        if (DatabaseError.in(failure).contains(DatabaseError.MISSING_SCHEMA)) {
            gate.doubt();
            LOG.errorf("A request for %s failed: %s", path, rootMessage(failure));
            LOG.debug("The cause", failure);
            return ofStatus(500, path);
        }
        LOG.errorf(failure, "A request for %s failed", path);
        return ofStatus(500, path);
    }

    private Answer unavailable(String detail, String path) {
        return of(ProblemException.later(ProblemType.UNAVAILABLE, detail, RETRY_LATER), path);
    }

    /** The answer for a status that the framework chose. */
    Answer ofStatus(int status, String path) {
        Map<String, String> headers =
                switch (status) {
                    case 401 -> Map.of(CHALLENGE, BEARER);
                    case 429, 503 -> Map.of(RETRY_AFTER, Long.toString(RETRY_LATER.toSeconds()));
                    default -> Map.of();
                };
        return answer(Problem.ofStatus(status, detail(status), path), headers);
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request could not be understood; /q/openapi describes the API";
            case 401 -> "This needs a token: send 'Authorization: Bearer TOKEN'; POST /tokens gives one";
            case 403 -> "The origin of this page is not allowed; an operator can add it to 'quarkus.http.cors.origins'";
            case 404 -> "Nothing exists at this path; /q/openapi lists all paths";
            case 405 -> "Use one of the methods in 'Allow'";
            case 406 -> "Responses are application/json; accept this media type";
            case 408 -> "The body did not arrive in time; send it at once";
            case 413 -> "A request body may have at most 64 KiB";
            case 415 -> "Send application/json in UTF-8 (or, for PATCH, application/merge-patch+json), not compressed";
            case 503 -> "The request cannot be served now; try again in some seconds";
            default ->
                status >= 500
                        ? "The error was logged and was not caused by the request; try again later"
                        : "The server does not support this request";
        };
    }

    private static List<Violation> violations(ConstraintViolationException broken) {
        return broken.getConstraintViolations().stream()
                .map(rule -> new Violation(rule.getPropertyPath().toString(), rule.getMessage()))
                .toList();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    private Answer answer(Problem problem, Map<String, String> headers) {
        try {
            return new Answer(problem.status(), headers, mapper.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is made of strings and numbers", e);
        }
    }
}
