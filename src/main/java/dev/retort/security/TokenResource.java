package dev.retort.security;

import dev.retort.json.JsonBodies;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signs users in. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class TokenResource {

    private final SignIn signIn;
    private final JsonBodies bodies;

    TokenResource(SignIn signIn, JsonBodies bodies) {
        this.signIn = signIn;
        this.bodies = bodies;
    }

    /** A token for an e-mail address and its password. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte[] body) {
        return signIn.token(bodies.valid(bodies.object(body), Credentials.class))
                .map(token -> Response.ok(token)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
