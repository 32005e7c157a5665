package dev.retort.users;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retort.json.JsonBodies;
import dev.retort.json.UnicodeText;
import dev.retort.passwords.PasswordHasher;
import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import dev.retort.security.Caller;
import dev.retort.security.Role;
import dev.retort.security.SignUpLimit;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Users over HTTP: takes requests apart and puts answers together; the rules are {@link UserService}'s. What each
 * request and answer looks like is written down in {@code META-INF/openapi.yaml}.
 */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Set<String> NEVER_NULL = Set.of("name", "email", "password", "role");
    /** No database gives more than 18 digits away in a lifetime. */
    private static final int ID_DIGITS = 18;

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final UserService service;
    private final UserPages pages;
    private final PasswordHasher hasher;
    private final PasswordChanges changes;
    private final JsonBodies bodies;
    private final Caller caller;
    private final SignUpLimit limit;

    UserResource(
            UserService service,
            UserPages pages,
            PasswordHasher hasher,
            PasswordChanges changes,
            JsonBodies bodies,
            Caller caller,
            SignUpLimit limit) {
        this.service = service;
        this.pages = pages;
        this.hasher = hasher;
        this.changes = changes;
        this.bodies = bodies;
        this.caller = caller;
        this.limit = limit;
    }

    /** Signs a user up. {@code retort.security.sign-up} says who may. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    public Uni<Response> create(byte[] body, UriInfo uri, @Context HttpServerRequest request) {
        return caller.isSignUpOpen()
                ? signUp(body, uri, request)
                : caller.checkSignUp().chain(() -> signUp(body, uri, request));
    }

    private Uni<Response> signUp(byte[] body, UriInfo uri, HttpServerRequest request) {
        CreateUser wanted = bodies.valid(bodies.object(body), CreateUser.class);
        limit.count(request);
        UriBuilder users = uri.getAbsolutePathBuilder();
        return withHash(wanted.password(), hash -> {
            VersionedUser created = service.create(wanted, hash);
            URI location = users.path(Long.toString(created.user().id())).build();
            // Response.created would make it absolute, which it is unless the client said no host.
            return tagged(Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, location), created);
        });
    }

    /** One user. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Caller.OWN_ACCOUNT)
    public Response read(@RestPath String id, HttpHeaders headers) {
        Preconditions preconditions = preconditions(headers);
        return found(service.find(number(id)).orElseThrow(() -> UserService.notFound(id)), preconditions);
    }

    /** The user whose token the request carries, also in the mode {@code open}. */
    @GET
    @Path("/me")
    @Authenticated
    public Uni<Response> readMe(HttpHeaders headers) {
        Preconditions preconditions = preconditions(headers);
        return caller.id().emitOn(Infrastructure.getDefaultWorkerPool()).map(id -> Optional.ofNullable(id)
                .flatMap(service::find)
                .map(user -> found(user, preconditions))
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND,
                        "No user has the verified e-mail address of this token; sign up with that address")));
    }

    private static Response found(VersionedUser found, Preconditions preconditions) {
        return preconditions.allowNotModified(found.version())
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, Preconditions.tag(found.version()))
                        .build()
                : tagged(Response.ok(), found);
    }

    /** Replaces all that a client may set; the password only when one is sent. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Caller.OWN_ACCOUNT)
    public Uni<Response> replace(@RestPath String id, byte[] body, HttpHeaders headers) {
        ObjectNode object = bodies.object(body);
        JsonBodies.refuseNull(object, NEVER_NULL);
        ReplaceUser wanted = bodies.valid(object, ReplaceUser.class);
        return change(number(id), preconditions(headers), wanted.password(), was -> wanted);
    }

    /** Changes what the patch names (RFC 7396). */
    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @PermissionsAllowed(Caller.OWN_ACCOUNT)
    public Uni<Response> patch(@RestPath String id, byte[] body, HttpHeaders headers) {
        ObjectNode patch = bodies.object(body);
        JsonBodies.refuseNull(patch, NEVER_NULL);
        // A valid user to try the patch on, so that a bad one is refused before anything is read or hashed.
        String password = bodies.valid(
                        merged(new ReplaceUser("name", "name@example.org", null, null, null), patch), ReplaceUser.class)
                .password();
        return change(
                number(id),
                preconditions(headers),
                password,
                was -> bodies.valid(merged(was, patch), ReplaceUser.class));
    }

    /** Removes a user. */
    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Caller.OWN_ACCOUNT)
    public Response delete(@RestPath String id, HttpHeaders headers) {
        service.delete(number(id), preconditions(headers));
        return Response.noContent().build();
    }

    /** One page of users. */
    @GET
    @RolesAllowed(Role.ADMIN_TEXT)
    public Response list(
            @RestQuery String limit,
            @RestQuery String after,
            @RestQuery String sort,
            @RestQuery String name,
            @RestQuery String email,
            @RestQuery String total,
            UriInfo uri) {
        refuseEmpty(uri);
        UserSort order = sort == null
                ? UserSort.DEFAULT
                : UserSort.named(sort)
                        .orElseThrow(() -> ProblemException.invalid(
                                "sort", "must be id, name, email, age or createdAt, with - in front for descending"));
        UserFilter filter = new UserFilter(storable("name", name), EmailAddresses.normalised(storable("email", email)));
        UserPage page = pages.page(order, filter, limit(limit), after, isTrue("total", total));
        Response.ResponseBuilder answer = Response.ok(page);
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next.toASCIIString() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private Uni<Response> change(
            long id, Preconditions preconditions, String password, UnaryOperator<ReplaceUser> change) {
        boolean maySetRoles = caller.maySetRoles();
        if (password == null) {
            return withHash(
                    null, none -> tagged(Response.ok(), service.change(id, preconditions, change, none, maySetRoles)));
        }
        Runnable again = caller.again();
        return changes.count(
                id,
                () -> withHash(password, hash -> {
                    again.run();
                    return tagged(Response.ok(), service.change(id, preconditions, change, hash, maySetRoles));
                }));
    }

    /** Hashes first, on the hasher's threads, and goes on where it may wait for the database. Null hashes to null. */
    private Uni<Response> withHash(String password, Function<String, Response> next) {
        Uni<String> hash = password == null ? Uni.createFrom().nullItem() : hasher.hash(password);
        return hash.emitOn(Infrastructure.getDefaultWorkerPool()).map(next);
    }

    private static ObjectNode merged(ReplaceUser was, ObjectNode patch) {
        ObjectNode merged = JsonNodeFactory.instance
                .objectNode()
                .put("name", was.name())
                .put("email", was.email())
                .put("age", was.age())
                .put("role", was.role());
        patch.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
        return merged;
    }

    private static Response tagged(Response.ResponseBuilder answer, VersionedUser tagged) {
        return answer.entity(tagged.user())
                .header(HttpHeaders.ETAG, Preconditions.tag(tagged.version()))
                .build();
    }

    private static Preconditions preconditions(HttpHeaders headers) {
        return new Preconditions(
                headers.getRequestHeader(HttpHeaders.IF_MATCH), headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
    }

    /** The one spelling of an id; with a sign, zeros in front or other digits it is the id of nobody. */
    private static long number(String id) {
        if (id.isEmpty()
                || id.length() > ID_DIGITS
                || id.charAt(0) == '0'
                || !id.chars().allMatch(UserResource::isDigit)) {
            throw UserService.notFound(id);
        }
        return Long.parseLong(id);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static int limit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (LIMIT.matcher(limit).matches()) {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= MAX_LIMIT) {
                return value;
            }
        }
        throw ProblemException.invalid("limit", "must be an integer, 1 to " + MAX_LIMIT);
    }

    /** An empty value is none that a parameter has; Quarkus REST takes it for a parameter that is not there. */
    private static void refuseEmpty(UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("name") && values.contains("")) {
                throw ProblemException.invalid(name, "must not be empty");
            }
        });
    }

    private static boolean isTrue(String parameter, String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw ProblemException.invalid(parameter, "must be true or false");
    }

    private static String storable(String parameter, String value) {
        if (value != null && !UnicodeText.isStorable(value)) {
            throw ProblemException.invalid(parameter, "must not contain U+0000 or a lone surrogate");
        }
        return value;
    }
}
