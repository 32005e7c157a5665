package dev.retort.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Limits the HTTP/2 streams that stay open after their response has begun, because the client does not read the response or does not
 * end the request. Beyond {@value #MOST} on all connections the oldest such stream is reset. Each costs some kilobytes, a file also a
 * file descriptor, for as long as the client keeps it open.
 */
@Singleton
class OpenStreamLimit {

    private static final int MOST = 2_000;

    private final Set<StreamKey> open = new LinkedHashSet<>();

    private record StreamKey(Channel connection, int stream) {}

    /** Starts to track a new connection; call on its event loop. */
    void track(Channel connection) {
        Http2ConnectionHandler streams = streams(connection);
        if (streams != null) {
            streams.connection().addListener(new Http2ConnectionAdapter() {
                @Override
                public void onStreamClosed(Http2Stream stream) {
                    remove(new StreamKey(connection, stream.id()));
                }
            });
        }
    }

    /** Records that a response begins; call on any thread. */
    void responseBegins(Channel connection, int stream) {
        connection.eventLoop().execute(() -> {
            StreamKey oldest = find(connection, stream) == null ? null : add(new StreamKey(connection, stream));
            if (oldest != null) {
                oldest.connection().eventLoop().execute(() -> cancel(oldest.connection(), oldest.stream()));
            }
        });
    }

    /** Returns the oldest stream when there are too many; null otherwise. */
    private synchronized StreamKey add(StreamKey key) {
        open.add(key);
        if (open.size() <= MOST) {
            return null;
        }
        Iterator<StreamKey> oldestFirst = open.iterator();
        StreamKey oldest = oldestFirst.next();
        oldestFirst.remove();
        return oldest;
    }

    private synchronized void remove(StreamKey key) {
        open.remove(key);
    }

    /** Returns a stream that is open on at least one side, or null; call on the event loop of its connection. */
    static Http2Stream find(Channel connection, int stream) {
        Http2ConnectionHandler streams = streams(connection);
        return streams == null ? null : streams.connection().stream(stream);
    }

    /**
     * Resets an open stream, or closes the connection when the client reads nothing at all; call on its event loop. Vert.x' own
     * reset would make every later write fail and leak its buffer.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to be done
    static void cancel(Channel connection, int stream) {
        if (find(connection, stream) == null) {
            return;
        }
        if (connection.isWritable()) {
            Http2ConnectionHandler streams = streams(connection);
            streams.resetStream(
                    connection.pipeline().context(streams), stream, Http2Error.CANCEL.code(), connection.newPromise());
            connection.flush();
        } else {
            // A close through the whole pipeline waits up to 30 seconds for open streams.
            connection.pipeline().firstContext().close();
        }
    }

    /** Returns null when the connection is closed. */
    private static Http2ConnectionHandler streams(Channel connection) {
        return connection.pipeline().get(Http2ConnectionHandler.class);
    }
}
