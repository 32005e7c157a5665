package dev.retort.http;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body beyond the limit that comes over HTTP/2 without a word about its length, and that {@link RequestBodies}
 * could not read beforehand. Quarkus REST would do so without saying why, and end the connection with all that is asked
 * on it.
 */
@Provider
class BodyLimit implements ReaderInterceptor {

    private final int limitBytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limitBytes = (int) Math.min(limit.asLongValue(), Integer.MAX_VALUE - 1);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        InputStream stream = context.getInputStream();
        if (!(stream instanceof ByteArrayInputStream)) {
            byte[] body = stream.readNBytes(limitBytes + 1);
            if (body.length > limitBytes) {
                throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
