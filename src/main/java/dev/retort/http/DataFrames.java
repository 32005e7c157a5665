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
 * Resets HTTP/2 streams whose body comes in crumbs (RFC 9113, section 10.5): beyond the first {@value #FREE} DATA frames, each has to
 * have {@value #FEWEST_BYTES} bytes on average.
 *
 * <p>Repairs: Vert.x and Quarkus REST hold every frame by itself, at a hundred times the size of its byte. Can be deleted when
 * {@code SlowClientsIT} passes without it.
 */
final class DataFrames extends Http2FrameListenerDecorator {

    private static final int FREE = 100;

    private static final int FEWEST_BYTES = 64;

    private final Http2ConnectionHandler streams;
    private final Http2Connection.PropertyKey key;

    private DataFrames(Http2FrameListener listener, Http2ConnectionHandler streams) {
        super(listener);
        this.streams = streams;
        this.key = streams.connection().newKey();
    }

    /** Of a new connection; on its event loop. */
    static void bound(Channel connection) {
        Http2ConnectionHandler streams = connection.pipeline().get(Http2ConnectionHandler.class);
        if (streams != null) {
            streams.decoder().frameListener(new DataFrames(streams.decoder().frameListener(), streams));
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
            throw Http2Exception.streamError(id, Http2Error.ENHANCE_YOUR_CALM, "The body comes in too many frames");
        }
        return super.onDataRead(context, id, data, padding, isLast);
    }

    /** The part of a body that has arrived. */
    private static final class Body {
        private long frames;
        private long bytes;
    }
}
