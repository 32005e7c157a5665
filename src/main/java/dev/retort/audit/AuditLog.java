package dev.retort.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Logs each write and each refused access as one line of JSON, in the category {@code dev.retort.audit}. Text of the request is
 * escaped to ASCII, so that it cannot begin a line of its own. No body, query, token or e-mail address is logged.
 */
@Singleton
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("dev.retort.audit");

    /** After the request has its id, before all that can end it. */
    private static final int AFTER_IDS = 380;

    private static final String ABOUT = AuditLog.class.getName();
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern EMAIL = Pattern.compile("[^/]*(?:@|%(?:25)*40)[^/]*");

    /** Of a path or a subject, in characters. */
    private static final int LONGEST = 200;

    private static final int DIGEST_BYTES = 8;

    private final ObjectWriter json;

    AuditLog(ObjectMapper mapper) {
        this.json = writer(mapper);
    }

    /**
     * Adds to the line of a request that it is about an e-mail address: the first 16 hexadecimal digits of the SHA-256 of
     * {@code email}.
     */
    public static void aboutEmail(RoutingContext context, String email) {
        context.put(ABOUT, digest(email));
    }

    private static String digest(String email) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Logs that somebody at the machine has changed a user by a command: the name that the operating system knows them by, and the
     * id of the user.
     */
    public static void command(String verb, long id, String outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.now().toString());
        line.put("systemUser", System.getProperty("user.name"));
        line.put("command", verb);
        line.put("about", Long.toString(id));
        line.put("outcome", outcome);
        LOG.info(text(writer(new ObjectMapper()), line));
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_IDS);
    }

    private void handle(RoutingContext context) {
        context.addEndHandler(end -> ended(context));
        context.next();
    }

    private void ended(RoutingContext context) {
        int status = context.response().getStatusCode();
        boolean isRefused = status == 401 || status == 403 || status == 429;
        boolean isWrite = !READS.contains(context.request().method()) && (status < 400 || status == 500);
        if ((isRefused || isWrite) && LOG.isInfoEnabled()) {
            LOG.info(line(context, status));
        }
    }

    private String line(RoutingContext context, int status) {
        HttpServerRequest request = context.request();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.now().toString());
        line.put("requestId", context.response().headers().get(RequestIds.HEADER));
        line.put(
                "client",
                request.remoteAddress() == null ? null : request.remoteAddress().host());
        if (context.user() instanceof QuarkusHttpUser user) {
            Principal principal = user.getSecurityIdentity().getPrincipal();
            if (principal instanceof JsonWebToken token) {
                line.put("issuer", token.getIssuer());
                line.put("user", subject(token));
                line.put("roles", new TreeSet<>(user.getSecurityIdentity().getRoles()));
            }
        }
        line.put("method", request.method().name());
        line.put("path", path(String.valueOf(request.path())));
        String created = context.response().headers().get(HttpHeaders.LOCATION);
        Object about = created != null ? created.substring(created.lastIndexOf('/') + 1) : context.get(ABOUT);
        if (about != null) {
            line.put("about", about);
        }
        // Null: the client hung up before the answer.
        line.put("status", context.response().headWritten() ? status : null);
        return text(json, line);
    }

    private static ObjectWriter writer(ObjectMapper mapper) {
        return mapper.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
    }

    private static String text(ObjectWriter json, Map<String, Object> line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line is made of strings and numbers", e);
        }
    }

    /** Some outside issuers have the e-mail address there, and some nothing: null. */
    private static String subject(JsonWebToken token) {
        String subject = token.getSubject();
        return subject == null || subject.indexOf('@') < 0 ? shortened(subject) : digest(subject);
    }

    /** Without segments that may be e-mail addresses. */
    private static String path(String path) {
        return EMAIL.matcher(shortened(path)).replaceAll("*@*");
    }

    private static String shortened(String text) {
        return text != null && text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
