package dev.retort.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Serializes a JSON response in one piece and leaves the sending to the event loop. Responses are short: a page has at most 100 users.
 *
 * <p>Repairs: the writer of Quarkus REST blocks a worker thread until the client reads, without a timeout, and closes the
 * connection with all its requests when the client cancels one meanwhile. Can be deleted when {@code SlowClientsIT} passes
 * without it.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
class JsonResponseWriter extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {

    private final ObjectMapper mapper;

    JsonResponseWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void writeResponse(Object entity, Type type, ServerRequestContext context) throws IOException {
        context.serverResponse().end(mapper.writeValueAsBytes(entity));
    }

    @Override
    public void writeTo(
            Object entity,
            Class<?> kind,
            Type type,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream)
            throws IOException {
        stream.write(mapper.writeValueAsBytes(entity));
    }
}
