package dev.retort.http;

import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Completes Quarkus' CORS filter, which comes next.
 *
 * <p>Repairs three behaviours of {@code CORSFilter}, each of which can be deleted by itself. An origin that is not allowed gets
 * an empty 403 instead of a problem. {@code Vary: Origin} is missing, so that a cache may give one origin's answer to another
 * (Fetch, section "CORS protocol and HTTP caches"; quarkusio/quarkus#54795 adds it). Without configured origins, every request
 * with another origin is refused, and behind a proxy the service does not know its own.
 */
@Singleton
class CrossOrigin {

    /** Just before CORS, which is at 300 ({@code FilterBuildItem}). */
    private static final int BEFORE_CORS = 310;

    private final boolean enabled;
    private final Optional<List<String>> origins;

    CrossOrigin(
            @ConfigProperty(name = "quarkus.http.cors.enabled") boolean enabled,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.enabled = enabled;
        this.origins = origins;
    }

    void register(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::handle, BEFORE_CORS);
        }
    }

    private void handle(RoutingContext context) {
        if (origins.isEmpty()) {
            // Nothing said of other origins: no CORS. Quarkus would refuse every request that has an origin but its
            // own, and behind a proxy it does not know its own.
            context.request().headers().remove(HttpHeaders.ORIGIN);
            context.next();
            return;
        }
        context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || isAllowed(origin) || isOwn(origin, context.request())) {
            context.next();
        } else {
            context.fail(403);
        }
    }

    private boolean isAllowed(String origin) {
        return origins.orElseThrow().contains(origin)
                || origins.orElseThrow().contains("*")
                || CORSFilter.isOriginAllowedByRegex(CORSFilter.parseAllowedOriginsRegex(origins), origin);
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        try {
            URI theirs = URI.create(origin);
            URI ours = URI.create(request.scheme() + "://" + request.authority());
            return ours.getScheme().equals(theirs.getScheme())
                    && ours.getHost() != null
                    && ours.getHost().equals(theirs.getHost())
                    && port(ours) == port(theirs);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
