package dev.retort.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Exception;

/**
 * Lets an HTTP/2 connection live on when an answer comes too late for its stream, because the client has cancelled the request
 * or {@link RequestTimes} has.
 *
 * <p>Repairs: Quarkus REST does not ask Vert.x how the writing of a body ended, Netty then reports to the connection that there is no
 * such stream any more, and Vert.x closes the connection with all the other requests on it. Can be deleted when {@code
 * SlowClientsIT} passes without it.
 */
@Sharable
final class GoneStreams extends ChannelInboundHandlerAdapter {

    private static final GoneStreams INSTANCE = new GoneStreams();

    /** As Netty's encoder of HTTP/2 begins its message, which has no type of its own. */
    private static final String GONE = "Stream no longer exists";

    private GoneStreams() {}

    /** Makes the connection one that lives on; on its event loop. False when it was one before. */
    static boolean ignore(Channel connection) {
        if (connection.pipeline().get(GoneStreams.class) != null) {
            return false;
        }
        connection.pipeline().addFirst(INSTANCE);
        return true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean isGone = cause instanceof IllegalArgumentException
                && cause.getMessage() != null
                && cause.getMessage().startsWith(GONE);
        if (!isGone && !(cause instanceof Http2Exception.StreamException)) {
            context.fireExceptionCaught(cause);
        }
    }
}
