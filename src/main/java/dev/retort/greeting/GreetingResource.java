package dev.retort.greeting;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Greets: the first thing that a newcomer sees. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class GreetingResource {

    /** The greeting, always the same. Waits for nothing, so that it needs no worker thread. */
    @GET
    @NonBlocking
    public Map<String, String> greet() {
        return Map.of("Hello", "World");
    }
}
