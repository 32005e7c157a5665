package dev.retort.problems;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what fails before JAX-RS gets it, or beside it: bodies too large, paths of nobody, bad percent-encoding. */
@Singleton
class ProblemRoutes {

    /** Before Quarkus' own failure handler, which is the last. */
    private static final int FIRST = 1_000;

    /** After CORS, which is at 300, so that a page can read the answer; before all else that Quarkus does. */
    static final int AFTER_CORS = 290;

    private final Problems problems;

    ProblemRoutes(Problems problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseEmptySegment, AFTER_CORS);
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

    /** Quarkus REST would leave empty segments out, so that {@code //users} were another address of {@code /users}. */
    private void refuseEmptySegment(RoutingContext context) {
        if (path(context).contains("//")) {
            write(context, problems.ofStatus(404, path(context)));
        } else {
            context.next();
        }
    }

    private void failed(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.next();
        } else if (context.statusCode() >= 400 && context.statusCode() != 500) {
            write(context, problems.ofStatus(context.statusCode(), path(context)));
        } else if (context.failure() != null) {
            write(context, problems.of(context.failure(), path(context)));
        } else {
            write(context, problems.ofStatus(500, path(context)));
        }
    }

    private static String path(RoutingContext context) {
        return String.valueOf(context.request().path());
    }

    private static void write(RoutingContext context, Problems.Answer answer) {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        answer.headers().forEach(response::putHeader);
        // What was not read of the body is not waited for. HTTP/2 knows no such header (RFC 9113, section 8.2.2).
        if (!context.request().isEnded() && context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        response.end(Buffer.buffer(answer.body()));
    }
}
