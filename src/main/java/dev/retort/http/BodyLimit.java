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
 * Limits bodies of unknown length over HTTP/2, which {@link RequestBodies} cannot read beforehand.
 *
 * <p>Repairs: Quarkus REST answers such a body with a bare 413 and closes the connection, and with it every other request on
 * that connection. Can be deleted when it answers with a body that a mapper writes, and leaves the connection open.
 * {@code HttpVersionsIT} then passes without this class.
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
