package dev.retort.http;

import dev.retort.problems.ProblemRoutes;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Reads HTTP/1 bodies up to the limit, before any resource does.
 *
 * <p>Repairs: Quarkus answers a body beyond {@code quarkus.http.limits.max-body-size} without a problem, and logs a client that
 * hangs up or sends no HTTP as a failure of the service. Over HTTP/2 Quarkus REST accepts no request that was read already, so
 * {@link BodyLimit} serves that version. Can be deleted when {@code RequestBodiesOnH2Test} passes without it.
 */
@Singleton
class RequestBodies {

    private static final Logger LOG = Logger.getLogger(RequestBodies.class);

    private final long limitBytes;

    RequestBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limitBytes = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, ProblemRoutes.AFTER_LIMIT);
    }

    /**
     * Gives the body to Quarkus REST, which would read it once more: it loses what is longer than its
     * {@code quarkus.rest.input-buffer-size} when it is there at once.
     */
    @ServerRequestFilter(preMatching = true)
    void hand(ContainerRequestContext request, RoutingContext context) {
        Buffer body = context.body().buffer();
        if (body != null) {
            request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        } else {
            // It is BodyLimit that refuses what is too long.
            context.remove(VertxInputStream.MAX_REQUEST_SIZE_KEY);
        }
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limitBytes) {
            context.fail(413);
        } else if (request.isEnded() || !hasBody(request)) {
            context.next();
        } else {
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))
                    && request.version() != HttpVersion.HTTP_1_0) {
                context.response().writeContinue();
            }
            Buffer body = Buffer.buffer();
            // Nobody is there to be answered, or Vert.x closes the connection, for what comes is no HTTP.
            request.exceptionHandler(
                    failure -> LOG.debugf(failure, "The body of the request to %s ended early", request.path()));
            request.handler(piece -> append(context, body, piece));
            request.endHandler(end -> goOn(context, body));
            request.resume();
        }
    }

    /** Whether there may be a body to read. A request with an unknown method is refused without reading its body. */
    private static boolean hasBody(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                && HttpMethod.values().contains(request.method())
                && (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private void append(RoutingContext context, Buffer body, Buffer piece) {
        if (context.failed()) {
            return;
        }
        if (body.length() + piece.length() > limitBytes) {
            context.fail(413);
        } else {
            body.appendBuffer(piece);
        }
    }

    private static void goOn(RoutingContext context, Buffer body) {
        if (!context.failed()) {
            // As Vert.x' own BodyHandler leaves it, for those of Quarkus' routes that have one.
            RoutingContextInternal known = (RoutingContextInternal) context;
            known.visitHandler(RoutingContextInternal.BODY_HANDLER);
            known.setBody(body);
            context.next();
        }
    }
}
