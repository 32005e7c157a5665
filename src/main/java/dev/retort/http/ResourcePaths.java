package dev.retort.http;

import dev.retort.problems.AllowedMethods;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** Which paths the resources have, and which methods each path. */
@Singleton
public class ResourcePaths implements AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /** Quarkus REST answers 405 without them. */
    @Override
    public String allowedMethods(String path) {
        TreeSet<String> methods = new TreeSet<>();
        methods.add("OPTIONS");
        visit((method, template) -> {
            if (matches(template, path)) {
                methods.add(method);
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    /** The path of a resource as it is declared, {@code /users/{id}}, that {@code path} is one of; empty for none. */
    Optional<String> template(String path) {
        TreeSet<String> templates = new TreeSet<>();
        visit((method, template) -> {
            if (matches(template, path)) {
                templates.add(template);
            }
        });
        return templates.stream().findFirst();
    }

    private static void visit(BiConsumer<String, String> visitor) {
        RuntimeResourceVisitor.visitRuntimeResources(
                "", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        visitor.accept(method, template);
                    }
                });
    }

    private static boolean matches(String template, String path) {
        String regex = "\\Q" + PARAMETER.matcher(template).replaceAll("\\\\E[^/]+\\\\Q") + "\\E";
        return path.matches(regex);
    }
}
