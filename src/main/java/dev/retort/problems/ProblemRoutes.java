package dev.retort.problems;

import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Answers what fails before JAX-RS gets it, or beside it: bodies too large, paths of nobody, bad percent-encoding. */
@Singleton
public class ProblemRoutes {

    /** Before Quarkus' own failure handler, which is the last. */
    private static final int FIRST = 1_000;

    /** After CORS, which is at 300, so that a page can read the answer; before all else that Quarkus does. */
    public static final int AFTER_CORS = 290;

    /** After {@link RequestLimit}: bodies are read of so many requests at once, and no more. */
    public static final int AFTER_LIMIT = AFTER_CORS - 2;

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);

    private final Problems problems;
    private final String userInterface;

    /**
     * @param root where Quarkus' own paths are
     * @param userInterface where Swagger UI is, beneath {@code root} or by itself
     */
    ProblemRoutes(
            Problems problems,
            @ConfigProperty(name = "quarkus.http.non-application-root-path", defaultValue = "q") String root,
            @ConfigProperty(name = "quarkus.swagger-ui.path", defaultValue = "swagger-ui") String userInterface) {
        this.problems = problems;
        this.userInterface = URI.create("/")
                .resolve(root + "/")
                .resolve(userInterface)
                .getPath()
                .replaceFirst("/+$", "");
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseOtherSpellings, AFTER_CORS);
    }

    /** The port of operators, in the build for PostgreSQL. */
    void register(@Observes ManagementInterface management) {
        register(management.router());
    }

    void register(@Observes Router router) {
        router.route().order(-FIRST).failureHandler(this::failed);
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> write(context, problems.ofStatus(404, path(context))));
        for (int status : new int[] {400, 405, 406, 415}) {
            router.errorHandler(status, context -> write(context, problems.ofStatus(status, path(context))));
        }
    }

    /**
     * Refuses paths that Quarkus REST would take for another one: it leaves empty segments out ({@code //users}) and
     * cuts matrix parameters off ({@code /users;x}), the query with them. No path of the service has either.
     */
    private void refuseOtherSpellings(RoutingContext context) {
        String path = String.valueOf(context.request().path());
        if (!isUri(context.request().absoluteURI())) {
            write(context, problems.ofStatus(400, path));
        } else if (path.contains("//") || path.contains(";") || isBesideUserInterface(context.normalizedPath())) {
            write(context, problems.ofStatus(404, path(context)));
        } else {
            context.next();
        }
    }

    /** Quarkus takes whatever begins like the path of Swagger UI for it, and fails at {@code /q/swagger-ui..}. */
    private boolean isBesideUserInterface(String path) {
        return path != null
                && !userInterface.isEmpty()
                && path.startsWith(userInterface)
                && !path.equals(userInterface)
                && !path.startsWith(userInterface + "/");
    }

    /** Of a trusted proxy's headers, too, nobody knows that they make one; null where no host is known. */
    private static boolean isUri(String absolute) {
        try {
            return absolute == null || isPlainUri(absolute) || !new URI(absolute).isOpaque();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether it is a URI that needs no parser to see it: a host, then characters that may stand anywhere behind one. */
    private static boolean isPlainUri(String absolute) {
        int host = absolute.startsWith("http://") ? 7 : 8;
        if ((host == 8 && !absolute.startsWith("https://"))
                || absolute.length() == host
                || !isLetterOrDigit(absolute.charAt(host))) {
            return false;
        }
        for (int i = host + 1; i < absolute.length(); i++) {
            char character = absolute.charAt(i);
            if (!isLetterOrDigit(character) && "-._~/:?=&,@".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    /** Answers with a problem, and makes nothing else of the request. */
    void refuse(RoutingContext context, ProblemException problem) {
        write(context, problems.of(problem, path(context)));
    }

    private void failed(RoutingContext context) {
        if (ClosedStream.matches(context.failure())) {
            LOG.debugf(context.failure(), "The client cancelled its request for %s", path(context));
        } else if (context.response().ended() || context.response().headWritten()) {
            context.next();
        } else if (context.statusCode() >= 400 && context.statusCode() != 500) {
            write(context, problems.ofStatus(context.statusCode(), path(context)));
        } else if (context.failure() != null) {
            write(context, problems.of(context.failure(), path(context)));
        } else {
            write(context, problems.ofStatus(500, path(context)));
        }
    }

    /** The path as the client knows it, with what a proxy says that it has cut off (X-Forwarded-Prefix). */
    private static String path(RoutingContext context) {
        String target = String.valueOf(context.request().uri());
        return target.startsWith("/")
                ? target.split("[?#]", 2)[0]
                : String.valueOf(context.request().path());
    }

    private static void write(RoutingContext context, Problems.Answer answer) {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        answer.headers().forEach(response::putHeader);
        // The server does not wait for the unread rest of a body. HTTP/2 has no such header (RFC 9113, section 8.2.2).
        if (!context.request().isEnded() && context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        response.end(Buffer.buffer(answer.body()));
    }
}
