package dev.retort.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Normalises headers and queries that are valid and that Quarkus REST or Vert.x misread.
 *
 * <p>Repairs: an empty {@code Accept} or {@code Content-Type}, and media ranges that {@link MediaRanges} reads, end in an error;
 * Vert.x ends a query parameter at a semicolon; an HTTP/1.0 request without {@code Host} has no absolute address and fails in
 * Quarkus REST. Can be deleted when {@code HttpMessagesOnH2Test} passes without it.
 */
@Singleton
class RequestHeaders {

    private static final Pattern EMPTY_LIST = Pattern.compile("[ \\t,]*");

    /** Before CORS, which would add its headers twice to a request that is routed anew. */
    private static final int BEFORE_CORS = 320;

    /** As where Vert.x reads them. */
    private static final int MAX_PARAMETERS = 1024;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    void register(@Observes Filters filters) {
        filters.register(this::tidy, BEFORE_CORS);
    }

    private void tidy(RoutingContext context) {
        HttpServerRequest request = context.request();
        MultiMap headers = request.headers();
        // Says nothing where nobody reads the body.
        if (headers.contains(HttpHeaders.CONTENT_TYPE) && !WITH_BODY.contains(request.method())) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
        simplify(headers, HttpHeaders.ACCEPT, "q");
        simplify(headers, HttpHeaders.CONTENT_TYPE, "charset");
        if (request.query() != null && request.query().indexOf(';') >= 0) {
            takeSemicolonAsText(context);
        }
        // Without a host there is no absolute address, which Quarkus REST asks for; routed anew, the path is one.
        if (request.version() == HttpVersion.HTTP_1_0 && request.absoluteURI() == null) {
            context.reroute(request.path() + (request.query() == null ? "" : "?" + request.query()));
        } else {
            context.next();
        }
    }

    /** It ends a parameter for Vert.x, which HTML 4 recommended once; the URL Standard has it as any other character. */
    private static void takeSemicolonAsText(RoutingContext context) {
        MultiMap parameters = context.queryParams();
        parameters.clear();
        new QueryStringDecoder(context.request().uri(), StandardCharsets.UTF_8, true, MAX_PARAMETERS, true)
                .parameters()
                .forEach(parameters::add);
    }

    /** Leaves what is no list of media ranges to {@link RequestRules}. No parameter but that one says anything to us. */
    private static void simplify(MultiMap headers, CharSequence name, String parameter) {
        List<String> lines = headers.getAll(name);
        if (lines.isEmpty() || (lines.size() == 1 && MediaRanges.isUsual(lines.get(0)))) {
            return;
        }
        String list = String.join(",", lines);
        // A list may be empty, and have empty elements (RFC 9110, sections 12.5.1 and 5.6.1.2).
        if (EMPTY_LIST.matcher(list).matches()) {
            headers.remove(name);
        } else {
            MediaRanges.simplified(list, parameter).ifPresent(simplified -> headers.set(name, simplified));
        }
    }
}
