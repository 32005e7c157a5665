package dev.retort.http;

import dev.retort.problems.AllowedMethods;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/**
 * Paths of the resources, and the methods of each path.
 *
 * <p>Repairs: Quarkus REST answers 405 without {@code Allow}, which RFC 9110, section 15.5.6, demands, and publishes no path
 * template for requests that end early. Can be deleted when it does both; {@link RequestRules} and {@link RequestMetrics} use it
 * too.
 */
@Singleton
public class ResourcePaths implements AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /**
     * A method of a resource.
     *
     * @param paths matches the paths of the template; null for a template without parameters, which is the path itself
     */
    private record Route(String method, String template, Pattern paths) {

        boolean matches(String path) {
            return paths == null ? template.equals(path) : paths.matcher(path).matches();
        }
    }

    /** Of one deployment: live reload makes another one. */
    private record Routes(Deployment deployment, List<Route> all) {}

    private volatile Routes routes;

    /** Quarkus REST answers 405 without them. */
    @Override
    public String allowedMethods(String path) {
        TreeSet<String> methods = routes().stream()
                .filter(route -> route.matches(path))
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    /** The path of a resource as it is declared, {@code /users/{id}}, that {@code path} is one of; empty for none. */
    Optional<String> template(String path) {
        for (Route route : routes()) {
            if (route.matches(path)) {
                return Optional.of(route.template());
            }
        }
        return Optional.empty();
    }

    /** In the order of their templates; worked out with the first request. */
    private List<Route> routes() {
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        Routes known = routes;
        if (known == null || known.deployment() != deployment) {
            known = new Routes(deployment, routesOf(deployment));
            routes = known;
        }
        return known.all();
    }

    private static List<Route> routesOf(Deployment deployment) {
        List<Route> all = new ArrayList<>();
        RuntimeResourceVisitor.visitRuntimeResources("", deployment.getClassMappers(), new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                if (template.indexOf('{') < 0) {
                    all.add(new Route(method, template, null));
                    return;
                }
                String regex = "\\Q" + PARAMETER.matcher(template).replaceAll("\\\\E[^/]+\\\\Q") + "\\E";
                all.add(new Route(method, template, Pattern.compile(regex)));
            }
        });
        all.sort(Comparator.comparing(Route::template));
        return List.copyOf(all);
    }
}
