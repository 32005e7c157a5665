package dev.retort.http;

import dev.retort.problems.ClosedStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Keeps an HTTP/2 connection open when a response is written to a stream that the client or {@link RequestTimes} has reset.
 *
 * <p>Repairs: Quarkus REST does not ask Vert.x how the write of a body ended, so Netty reports the closed stream to the
 * connection, and Vert.x closes the connection with all its other requests. Can be deleted when {@code SlowClientsIT} passes without
 * it.
 */
@Sharable
final class ClosedStreamFilter extends ChannelInboundHandlerAdapter {

    private static final ClosedStreamFilter INSTANCE = new ClosedStreamFilter();

    private ClosedStreamFilter() {}

    /** Installs the filter; call on the connection's event loop. Returns false when it was installed before. */
    static boolean install(Channel connection) {
        if (connection.pipeline().get(ClosedStreamFilter.class) != null) {
            return false;
        }
        connection.pipeline().addFirst(INSTANCE);
        return true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!ClosedStream.matches(cause)) {
            context.fireExceptionCaught(cause);
        }
    }
}
