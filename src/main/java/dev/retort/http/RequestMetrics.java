package dev.retort.http;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the number of metrics of requests, whatever paths and methods clients send.
 *
 * <p>Repairs: Quarkus tags a request that ends before a resource method with the path that the client sent, measures no new path
 * after the hundredth, and takes any word for a method. Neighbours are quarkusio/quarkus#50226, which is mended, and #56816, which
 * is open. Can be deleted when {@code HttpMessagesOnH2Test} passes without it.
 */
@Singleton
class RequestMetrics implements HttpServerMetricsTagsContributor {

    /** Before all else that may end a request. */
    private static final int FIRST = 1_000;

    private static final String UNKNOWN = "UNKNOWN";

    private final ResourcePaths paths;
    private final String quarkusRoot;

    RequestMetrics(
            ResourcePaths paths,
            @ConfigProperty(name = "quarkus.http.non-application-root-path", defaultValue = "q") String quarkusRoot) {
        this.paths = paths;
        this.quarkusRoot = "/" + quarkusRoot.replace("/", "") + "/";
    }

    void register(@Observes Filters filters) {
        filters.register(this::nameTemplate, FIRST);
    }

    /** For requests that are never answered, because the client hangs up: nobody is asked for tags of these. */
    private void nameTemplate(RoutingContext context) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
        String path = context.request().path();
        // Quarkus does not measure its own paths; by another name it would.
        if (metric != null && !path.startsWith(quarkusRoot)) {
            metric.setTemplatePath(paths.template(path).orElse(UNKNOWN));
        }
        context.next();
    }

    @Override
    public Tags contribute(Context context) {
        String path = String.valueOf(context.request().path());
        HttpMethod method = context.request().method();
        return Tags.of(
                "uri", path.equals("/") ? "root" : paths.template(path).orElse(UNKNOWN),
                "method", HttpMethod.values().contains(method) ? method.name() : UNKNOWN);
    }
}
