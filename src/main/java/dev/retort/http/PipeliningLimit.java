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
 * Limits HTTP/1.1 pipelining (RFC 9112, section 9.3.2). The connection is closed when more than {@value #MOST} requests wait for a
 * response, or when the client sends another request while {@value #MOST_UNREAD_BYTES} bytes of responses are unread.
 *
 * <p>Repairs: Vert.x queues requests and responses of one connection without a limit. Can be deleted when {@code SlowClientsIT}
 * passes without it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of a write: its promise is told; of a close: nothing is left to be done
final class PipeliningLimit extends ChannelDuplexHandler {

    /** Same as the limit of concurrent streams over HTTP/2. */
    private static final int MOST = 100;

    /** Without the bytes in the socket's send buffer. */
    private static final long MOST_UNREAD_BYTES = 256 * 1024;

    private int unanswered;
    private boolean isOverLimit;

    private PipeliningLimit(int unanswered) {
        this.unanswered = unanswered;
    }

    /** Installs the limit while the first request of a connection is being handled; call on its event loop. */
    static void install(Channel connection) {
        ChannelHandlerContext encoder = connection.pipeline().context(HttpResponseEncoder.class);
        if (encoder != null && connection.pipeline().get(PipeliningLimit.class) == null) {
            connection.pipeline().addAfter(encoder.name(), null, new PipeliningLimit(1));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            isOverLimit |= unanswered > MOST || context.channel().bytesBeforeWritable() > MOST_UNREAD_BYTES;
        }
        if (isOverLimit) {
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
