package dev.retort.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Bounds the requests that wait on one HTTP/1 connection for the answers to those before them (RFC 9112, section 9.3.2), and the
 * answers that a client does not read while it sends further requests: beyond that, the connection is closed.
 *
 * <p>Repairs: Vert.x holds as many of both as the client likes. Can be deleted when {@code SlowClientsIT} passes without it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of a write: its promise is told; of a close: nothing is left to be done
final class PipelinedRequests extends ChannelDuplexHandler {

    /** As many as an HTTP/2 connection has streams. */
    private static final int MOST = 100;

    /** Beside those that the operating system holds. */
    private static final long MOST_UNREAD_BYTES = 256 * 1024;

    private int unanswered;
    private boolean isTooMuch;

    /** With the requests that have arrived and are not answered, at least 1. */
    private PipelinedRequests(int unanswered) {
        this.unanswered = unanswered;
    }

    /** Bounds those of an open connection from its first request on, which has just arrived; on its event loop. */
    static void bound(Channel connection) {
        ChannelHandlerContext encoder = connection.pipeline().context(HttpResponseEncoder.class);
        if (encoder != null && connection.pipeline().get(PipelinedRequests.class) == null) {
            connection.pipeline().addAfter(encoder.name(), null, new PipelinedRequests(1));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            isTooMuch |= unanswered > MOST || context.channel().bytesBeforeWritable() > MOST_UNREAD_BYTES;
        }
        if (isTooMuch) {
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean isInterim = message instanceof HttpResponse response
                && HttpStatusClass.valueOf(response.status().code()) == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isInterim) {
            unanswered--;
        }
        context.write(message, promise);
    }
}
