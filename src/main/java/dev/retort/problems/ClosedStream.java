package dev.retort.problems;

import io.netty.handler.codec.http2.Http2Exception;

/** Recognises the failure of a write to an HTTP/2 stream that the client or the service has reset. */
public final class ClosedStream {

    /** Start of the message of Netty's HTTP/2 encoder, which uses general exception types. */
    private static final String MESSAGE = "Stream no longer exists";

    private ClosedStream() {}

    /** Returns true for such a failure; false for null. */
    public static boolean matches(Throwable failure) {
        return failure instanceof Http2Exception.StreamException
                || (failure != null
                        && failure.getMessage() != null
                        && failure.getMessage().startsWith(MESSAGE));
    }
}
