package dev.retort.greeting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Greets: the first thing that a newcomer sees. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class GreetingResource {

    /** The greeting, always the same. Touches no database. */
    @GET
    public Map<String, String> greet() {
        return Map.of("Hello", "World");
    }
}
