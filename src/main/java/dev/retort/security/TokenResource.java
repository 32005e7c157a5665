package dev.retort.security;

import dev.retort.audit.AuditLog;
import dev.retort.json.JsonBodies;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signs users in. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class TokenResource {

    private final SignIn signIn;
    private final Accounts accounts;
    private final JsonBodies bodies;

    TokenResource(SignIn signIn, Accounts accounts, JsonBodies bodies) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.bodies = bodies;
    }

    /** A token for an e-mail address and its password. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte[] body, @Context RoutingContext context) {
        Credentials credentials = bodies.valid(bodies.object(body), Credentials.class);
        String email = accounts.normalised(credentials.email());
        AuditLog.aboutEmail(context, email);
        return signIn.token(credentials, email, ClientAddress.of(context.request()))
                .map(token -> Response.ok(token)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
