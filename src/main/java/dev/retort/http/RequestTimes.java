package dev.retort.http;

import dev.retort.problems.RequestSettings;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Bounds the time that a client takes to send the body of a request, however often it sends a byte; {@link HeadDeadline} does so
 * for its head.
 *
 * <p>Repairs: the timeouts of Quarkus and Vert.x begin anew with each byte. Can be deleted when {@code SlowClientsIT} passes without
 * it.
 */
@Singleton
class RequestTimes {

    /** {@code CANCEL} of RFC 9113, section 7. */
    private static final long CANCEL = 0x8;

    /** After the request has its id, before all that can end it. */
    private static final int FIRST = 385;

    private final long mostMillis;

    RequestTimes(RequestSettings settings) {
        this.mostMillis = settings.longestBody().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, FIRST);
    }

    void register(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            HeadDeadline.begun(channel);
            context.addEndHandler(end -> HeadDeadline.ended(channel));
        }
        if (!request.isEnded() && mostMillis > 0) {
            BodyDeadline deadline = BodyDeadline.begin(context);
            long timer = context.vertx().setTimer(mostMillis, late -> endUnlessArrived(context, deadline));
            context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private static void endUnlessArrived(RoutingContext context, BodyDeadline deadline) {
        HttpServerRequest request = context.request();
        if (request.isEnded() || deadline.end()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            context.response().reset(CANCEL);
        } else if (!context.response().headWritten()) {
            context.fail(408);
        } else {
            request.connection().close();
        }
    }
}
