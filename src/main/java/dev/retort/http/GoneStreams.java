package dev.retort.http;

import dev.retort.problems.GoneStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

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
        if (!GoneStream.is(cause)) {
            context.fireExceptionCaught(cause);
        }
    }
}
