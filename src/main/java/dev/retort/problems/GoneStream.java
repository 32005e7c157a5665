package dev.retort.problems;

import io.netty.handler.codec.http2.Http2Exception;

/** The failure of a write to an HTTP/2 stream that is no more, because its client or the service has cancelled the request. */
public final class GoneStream {

    /** As Netty's encoder of HTTP/2 begins the message of failures that have no type of their own. */
    private static final String MESSAGE = "Stream no longer exists";

    private GoneStream() {}

    /** Whether that is the failure; null is none. */
    public static boolean is(Throwable failure) {
        return failure instanceof Http2Exception.StreamException
                || (failure != null
                        && failure.getMessage() != null
                        && failure.getMessage().startsWith(MESSAGE));
    }
}
