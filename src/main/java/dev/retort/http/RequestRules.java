package dev.retort.http;

import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import dev.retort.problems.Violation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses requests that say more than the resource asks for, or say it twice.
 *
 * <p>Two of the rules are the service's own and stay: known query parameters, once each, and a body with a known type in UTF-8.
 * The others repair Quarkus REST and can be deleted one by one: it serves {@code /users/} as {@code /users} (wanted there since
 * quarkusio/quarkus#26016), answers {@code OPTIONS} with the methods of the whole class, ignores {@code q=0}, and reads a
 * compressed body as text.
 */
class RequestRules {

    /** A weight of zero (RFC 9110, section 12.4.2). */
    private static final Pattern REFUSED = Pattern.compile("0(\\.0*)?");

    /** A list that names no content coding. Goes back nowhere. */
    private static final Pattern IDENTITY = Pattern.compile("(?i)[ \\t,]*+(identity)?+[ \\t,]*+");

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();
    private final ResourcePaths paths;

    RequestRules(ResourcePaths paths) {
        this.paths = paths;
    }

    /** A path has one spelling: {@code /users/} is not {@code /users}, which Quarkus REST would take it for. */
    @ServerRequestFilter(preMatching = true)
    void checkPath(ContainerRequestContext request) {
        // Not that of the request URI, in front of which a proxy may have put more (X-Forwarded-Prefix).
        String path = request.getUriInfo().getPath();
        if (path.length() > 1 && path.endsWith("/")) {
            throw new NotFoundException();
        }
    }

    /** Answers OPTIONS for the path; Quarkus REST tells of all methods of the class. */
    @ServerRequestFilter(preMatching = true)
    Optional<Response> options(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return Optional.empty();
        }
        String allowed = paths.allowedMethods(request.getUriInfo().getPath());
        if (!allowed.contains(",")) {
            throw new NotFoundException();
        }
        return Optional.of(
                Response.noContent().header(HttpHeaders.ALLOW, allowed).build());
    }

    /** Refuses query parameters that are unknown, so that a misspelt filter is no missing filter, or repeated. */
    @ServerRequestFilter
    void checkQuery(ResourceInfo resource, ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        if (query.isEmpty()) {
            return;
        }
        if (!isUtf8(request.getUriInfo().getRequestUri().getRawQuery())) {
            throw ProblemException.of(
                    ProblemType.INVALID_REQUEST, "The query is not UTF-8; encode text as UTF-8, then its bytes as %XX");
        }
        Set<String> parameters = known.computeIfAbsent(resource.getResourceMethod(), RequestRules::queryParameters);
        List<Violation> violations = query.entrySet().stream()
                .flatMap(parameter ->
                        broken(parameter.getKey(), parameter.getValue().size(), parameters))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    /** Refuses who will take anything but JSON (RFC 9110, section 12.4.2), which Quarkus REST would send all the same. */
    @ServerRequestFilter
    void checkAccept(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || MediaRanges.isUsual(accept)) {
            return;
        }
        acceptable(request).stream()
                .filter(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .filter(nearest -> REFUSED.matcher(nearest.getParameters().getOrDefault("q", "1"))
                        .matches())
                .ifPresent(refused -> {
                    throw new NotAcceptableException();
                });
    }

    private static List<MediaType> acceptable(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    ProblemType.INVALID_REQUEST, "'Accept' is not a list of media types; accept application/json");
        }
    }

    /** Refuses a body of no type, which a page of another origin can send unasked, and one that is not UTF-8. */
    @ServerRequestFilter
    void checkContentType(ContainerRequestContext request) {
        boolean write = WITH_BODY.contains(request.getMethod());
        MediaType type = request.getMediaType();
        if (write && (type == null || type.isWildcardType() || type.isWildcardSubtype())) {
            throw new NotSupportedException();
        }
        if (type != null
                && !type.getParameters()
                        .getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8")
                        .equalsIgnoreCase("utf-8")) {
            throw new NotSupportedException();
        }
    }

    /** Refuses a body that is compressed, and says what it may be (RFC 9110, section 12.5.3). */
    @ServerRequestFilter
    void checkContentEncoding(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        boolean write = WITH_BODY.contains(request.getMethod());
        if (write && encoding != null && !IDENTITY.matcher(encoding).matches()) {
            throw new NotSupportedException(Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE)
                    .header(HttpHeaders.ACCEPT_ENCODING, "identity")
                    .build());
        }
    }

    private static Stream<Violation> broken(String name, int times, Set<String> parameters) {
        if (!parameters.contains(name)) {
            String instead =
                    parameters.isEmpty() ? "it has none" : "its parameters are " + String.join(", ", parameters);
            return Stream.of(new Violation(printable(name), "is not a query parameter of this path; " + instead));
        }
        return times > 1 ? Stream.of(new Violation(name, "must be given once")) : Stream.empty();
    }

    /** Whether the octets that are percent-encoded are: the decoder would make U+FFFD of what is none. */
    private static boolean isUtf8(String query) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < query.length(); i++) {
            if (query.charAt(i) == '%') {
                octets.write(Integer.parseInt(query, i + 1, i + 3, 16));
                i += 2;
            } else {
                octets.write('-');
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String printable(String name) {
        return name.codePoints()
                .limit(100)
                .map(c -> c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xfffd : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Set<String> queryParameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(RequestRules::queryParameter)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of the query parameter that {@code parameter} takes; empty when it takes none. */
    private static String queryParameter(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return parameter.getAnnotation(QueryParam.class).value();
        }
        if (parameter.isAnnotationPresent(RestQuery.class)) {
            String name = parameter.getAnnotation(RestQuery.class).value();
            return name.isEmpty() ? parameter.getName() : name;
        }
        return "";
    }
}
