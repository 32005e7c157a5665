package dev.retort.http;

import dev.retort.problems.RequestSettings;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Stream;
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
 * for its head. The first request of a connection installs {@link OpenStreamLimit}, {@link DataFrameLimit} and
 * {@link PipeliningLimit}.
 *
 * <p>Repairs: the timeouts of Quarkus and Vert.x begin anew with each byte. Can be deleted when {@code SlowClientsIT} passes without
 * it.
 */
@Singleton
class RequestTimes {

    /** After the request has its id, before all that can end it. */
    private static final int FIRST = 385;

    private final long mostMillis;
    private final OpenStreamLimit streams;

    RequestTimes(RequestSettings settings, OpenStreamLimit streams) {
        this.streams = streams;
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
            if (request.version() == HttpVersion.HTTP_2) {
                if (ClosedStreamFilter.install(channel)) {
                    streams.track(channel);
                    DataFrameLimit.install(channel);
                }
                int stream = context.response().streamId();
                context.addHeadersEndHandler(head -> streams.responseBegins(channel, stream));
            } else {
                PipeliningLimit.install(channel);
            }
            HeadDeadline.begun(channel);
            context.addEndHandler(end -> HeadDeadline.ended(channel));
        }
        if (!request.isEnded() && mostMillis > 0) {
            long timer = context.vertx().setTimer(mostMillis, late -> endUnlessArrived(context));
            context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private static void endUnlessArrived(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            endStreamUnlessArrived(request);
        } else if (request.isEnded()) {
            return;
        } else if (!context.response().headWritten()) {
            context.fail(408);
        } else {
            request.connection().close();
        }
    }

    /** Asks Netty's stream whether the request has arrived: Vert.x' request does not end before its body is read, even an empty one. */
    private static void endStreamUnlessArrived(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            int id = request.response().streamId();
            Http2Stream stream = OpenStreamLimit.find(connection.channel(), id);
            if (stream != null && stream.state().remoteSideOpen()) {
                OpenStreamLimit.cancel(connection.channel(), id);
            }
        }
    }
}
