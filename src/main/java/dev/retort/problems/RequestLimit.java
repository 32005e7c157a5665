package dev.retort.problems;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sheds load: refuses requests for users and for tokens beyond a number that are in progress, before anything is made of them.
 *
 * <p>The queue of the worker threads has no limit, and must have none: Quarkus REST resumes requests through the same
 * queue, and a resumption that is refused leaves its client without an answer for good.
 */
@Singleton
class RequestLimit {

    private static final String USERS = "/users";
    private static final String SIGN_IN = "/tokens";

    private final OccasionalWarning refused = new OccasionalWarning(Logger.getLogger(RequestLimit.class));
    private final int limit;
    private final ProblemRoutes routes;
    private final AtomicInteger inProgress = new AtomicInteger();

    RequestLimit(RequestSettings settings, ProblemRoutes routes) {
        if (settings.requestsAtOnce() < 1) {
            throw new IllegalArgumentException(
                    "'retort.http.requests-at-once' is " + settings.requestsAtOnce() + "; set it to 1 or more");
        }
        this.limit = settings.requestsAtOnce();
        this.routes = routes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, ProblemRoutes.AFTER_CORS - 1);
    }

    private void admit(RoutingContext context) {
        String path = context.normalizedPath();
        if (path == null || !(path.startsWith(USERS) || path.startsWith(SIGN_IN))) {
            context.next();
        } else if (inProgress.incrementAndGet() > limit) {
            inProgress.decrementAndGet();
            refused.log("Refused a request: 'retort.http.requests-at-once', " + limit + ", are in progress");
            routes.refuse(
                    context,
                    ProblemException.later(
                            ProblemType.UNAVAILABLE,
                            "Too many requests are being served at once; try again in some seconds",
                            Duration.ofSeconds(5)));
        } else {
            // Also called when the client is gone.
            context.addEndHandler(end -> inProgress.decrementAndGet());
            context.next();
        }
    }
}
