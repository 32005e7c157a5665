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
 * for its head. Has {@link UnreadAnswers}, {@link DataFrames} and {@link PipelinedRequests} bound a connection from its first
 * request on.
 *
 * <p>Repairs: the timeouts of Quarkus and Vert.x begin anew with each byte. Can be deleted when {@code SlowClientsIT} passes without
 * it.
 */
@Singleton
class RequestTimes {

    /** After the request has its id, before all that can end it. */
    private static final int FIRST = 385;

    private final long mostMillis;
    private final UnreadAnswers answers;

    RequestTimes(RequestSettings settings, UnreadAnswers answers) {
        this.answers = answers;
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
                if (GoneStreams.ignore(channel)) {
                    answers.watch(channel);
                    DataFrames.bound(channel);
                }
                int stream = context.response().streamId();
                context.addHeadersEndHandler(head -> answers.begun(channel, stream));
            } else {
                PipelinedRequests.bound(channel);
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

    /** Netty's stream tells whether the request has arrived. For Vert.x, one that nobody has read has not, even without a body. */
    private static void endStreamUnlessArrived(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            int id = request.response().streamId();
            Http2Stream stream = UnreadAnswers.find(connection.channel(), id);
            if (stream != null && stream.state().remoteSideOpen()) {
                UnreadAnswers.cancel(connection.channel(), id);
            }
        }
    }
}
