package dev.retort.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * The time by which the body of one request has to be there, for the thread that waits for it.
 *
 * <p>Repairs: when the service resets the stream of an HTTP/2 request, Vert.x tells nobody who reads it; the thread would wait for
 * another {@code quarkus.http.read-timeout}. Can be deleted when {@code SlowClientsIT} passes without it.
 */
final class BodyDeadline {

    private static final String KEY = BodyDeadline.class.getName();

    private Thread reader;
    private boolean over;

    /** That of a request; null when it has none. */
    static BodyDeadline of(RoutingContext context) {
        return context == null ? null : context.get(KEY);
    }

    static BodyDeadline begin(RoutingContext context) {
        BodyDeadline deadline = new BodyDeadline();
        context.put(KEY, deadline);
        return deadline;
    }

    /**
     * Reads at most so many bytes.
     *
     * @throws ClientErrorException 408, when they are not there in time
     */
    byte[] read(InputStream body, int most) throws IOException {
        if (!enter()) {
            throw new ClientErrorException(Status.REQUEST_TIMEOUT);
        }
        try {
            return body.readNBytes(most);
        } catch (InterruptedIOException late) {
            throw new ClientErrorException(Status.REQUEST_TIMEOUT, late);
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        if (!over) {
            reader = Thread.currentThread();
        }
        return !over;
    }

    private synchronized void leave() {
        reader = null;
        if (over) {
            // The interruption, if it came too late to be noticed.
            Thread.interrupted();
        }
    }

    /** Wakes the thread that reads; false when there is none. */
    synchronized boolean end() {
        over = true;
        if (reader != null) {
            reader.interrupt();
        }
        return reader != null;
    }
}
