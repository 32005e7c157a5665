package dev.retort.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * Resets HTTP/2 streams whose body arrives in tiny DATA frames (RFC 9113, section 10.5): beyond the first {@value #FREE} frames, the
 * average frame must have {@value #FEWEST_BYTES} bytes.
 *
 * <p>Repairs: Vert.x and Quarkus REST keep each frame in a buffer of its own, which takes about a hundred times the memory of a
 * one-byte frame's payload. Can be deleted when {@code SlowClientsIT} passes without it.
 */
final class DataFrameLimit extends Http2FrameListenerDecorator {

    private static final int FREE = 100;

    private static final int FEWEST_BYTES = 64;

    private final Http2ConnectionHandler streams;
    private final Http2Connection.PropertyKey key;

    private DataFrameLimit(Http2FrameListener listener, Http2ConnectionHandler streams) {
        super(listener);
        this.streams = streams;
        this.key = streams.connection().newKey();
    }

    /** Installs the limit on a new connection; call on its event loop. */
    static void install(Channel connection) {
        Http2ConnectionHandler streams = connection.pipeline().get(Http2ConnectionHandler.class);
        if (streams != null) {
            streams.decoder().frameListener(new DataFrameLimit(streams.decoder().frameListener(), streams));
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean isLast)
            throws Http2Exception {
        Http2Stream stream = streams.connection().stream(id);
        Body body = stream.getProperty(key);
        if (body == null) {
            body = new Body();
            stream.setProperty(key, body);
        }
        body.frames++;
        body.bytes += data.readableBytes();
        if (body.frames > FREE + body.bytes / FEWEST_BYTES) {
            throw Http2Exception.streamError(
                    id, Http2Error.ENHANCE_YOUR_CALM, "The body arrives in too many small frames");
        }
        return super.onDataRead(context, id, data, padding, isLast);
    }

    /** Counts of one stream. */
    private static final class Body {
        private long frames;
        private long bytes;
    }
}
