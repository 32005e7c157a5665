package dev.retort.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Adds {@code Strict-Transport-Security} (RFC 6797) to answers over TLS: of this service, or of a trusted proxy in front. Quarkus'
 * {@code quarkus.http.header} would add it to answers without TLS, too, where it must not be.
 */
@Singleton
class StrictTransport {

    private static final String HEADER = "Strict-Transport-Security";

    /** Before all that can end a request. */
    private static final int FIRST = 400;

    private final Optional<String> value;

    /** @param value of the header; empty for none */
    StrictTransport(
            @ConfigProperty(name = "retort.headers.strict-transport-security", defaultValue = "max-age=31536000")
                    Optional<String> value) {
        this.value = value;
    }

    void register(@Observes Filters filters) {
        if (value.isPresent()) {
            filters.register(this::handle, FIRST);
        }
    }

    private void handle(RoutingContext context) {
        if ("https".equals(context.request().scheme())) {
            context.response().putHeader(HEADER, value.orElseThrow());
        }
        context.next();
    }
}
