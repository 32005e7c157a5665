package dev.retort.problems;

import dev.retort.migrations.SchemaGate;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses requests that need the schema until the schema is ready. */
class SchemaReadyFilter {

    private static final String ROWS = "/users";
    private static final String SIGN_IN = "/tokens";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final SchemaGate gate;

    SchemaReadyFilter(SchemaGate gate) {
        this.gate = gate;
    }

    /** Before anything is made of the request: whatever it is, it can be sent again later. */
    @ServerRequestFilter(preMatching = true)
    void checkSchema(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!gate.ready() && (path.equals(ROWS) || path.equals(SIGN_IN) || path.startsWith(ROWS + "/"))) {
            throw ProblemException.later(
                    ProblemType.UNAVAILABLE, "The schema is not ready; try again in some seconds", RETRY_AFTER);
        }
    }
}
