package dev.retort.http;

import dev.retort.problems.RequestSettings;
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
 * Bounds the HTTP/2 streams whose answer has begun and that are still open, because their clients do not read it or do not end the
 * request: beyond {@code retort.http.requests-at-once}, the one that has waited longest is cancelled. Each costs some kilobytes,
 * that of a file a file descriptor, for as long as the client likes.
 */
@Singleton
class UnreadAnswers {

    private final int most;
    private final Set<Answered> waiting = new LinkedHashSet<>();

    /** A stream of a connection. */
    private record Answered(Channel connection, int stream) {}

    UnreadAnswers(RequestSettings settings) {
        this.most = settings.requestsAtOnce();
    }

    /** Forgets the streams of a new connection when they are closed; on its event loop. */
    void watch(Channel connection) {
        Http2ConnectionHandler streams = streams(connection);
        if (streams != null) {
            streams.connection().addListener(new Http2ConnectionAdapter() {
                @Override
                public void onStreamClosed(Http2Stream stream) {
                    remove(new Answered(connection, stream.id()));
                }
            });
        }
    }

    /** The answer begins; on any thread. */
    void begun(Channel connection, int stream) {
        connection.eventLoop().execute(() -> {
            Answered oldest = find(connection, stream) == null ? null : add(new Answered(connection, stream));
            if (oldest != null) {
                oldest.connection().eventLoop().execute(() -> cancel(oldest.connection(), oldest.stream()));
            }
        });
    }

    /** Returns the one that has waited longest when there are too many; null otherwise. */
    private synchronized Answered add(Answered answered) {
        waiting.add(answered);
        if (waiting.size() <= most) {
            return null;
        }
        Iterator<Answered> oldestFirst = waiting.iterator();
        Answered oldest = oldestFirst.next();
        oldestFirst.remove();
        return oldest;
    }

    private synchronized void remove(Answered answered) {
        waiting.remove(answered);
    }

    /** A stream that is open at least on one side, and null for any other; on the event loop of its connection. */
    static Http2Stream find(Channel connection, int stream) {
        Http2ConnectionHandler streams = streams(connection);
        return streams == null ? null : streams.connection().stream(stream);
    }

    /**
     * Ends a stream if it is open, or the connection when its client does not read at all; on its event loop. Not with Vert.x' own
     * reset, which makes each later attempt to answer a failure, and loses its buffer.
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
            // Otherwise Netty waits for 30 seconds until the streams have ended.
            connection.pipeline().firstContext().close();
        }
    }

    /** Null when the connection is closed. */
    private static Http2ConnectionHandler streams(Channel connection) {
        return connection.pipeline().get(Http2ConnectionHandler.class);
    }
}
