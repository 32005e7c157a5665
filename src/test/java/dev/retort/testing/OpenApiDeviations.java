package dev.retort.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where one exchange and an OpenAPI document disagree. */
final class OpenApiDeviations {

    /** Headers that mean something to a client: none may come unannounced. */
    private static final Set<String> ANNOUNCED =
            caseless(List.of("Allow", "ETag", "Link", "Location", "Retry-After", "WWW-Authenticate"));

    private final OpenApiDocument document;
    private final Exchange exchange;
    private final List<String> found = new ArrayList<>();

    OpenApiDeviations(OpenApiDocument document, Exchange exchange) {
        this.document = document;
        this.exchange = exchange;
    }

    /** Each in words; none when all is as documented. */
    List<String> found() {
        Optional<OpenApiDocument.Operation> operation = document.operation(exchange.method(), exchange.path());
        if (operation.isPresent()) {
            checkAnswer(operation.get());
            if (exchange.isSuccess()) {
                checkRequest(operation.get());
            }
        } else {
            checkRefusal();
        }
        return found;
    }

    private void checkAnswer(OpenApiDocument.Operation operation) {
        JsonNode documented = operation.response(exchange.status());
        if (documented.isMissingNode()) {
            found.add("the document has no " + exchange.status() + " for " + operation.name());
        } else {
            checkHeaders(documented.path("headers"));
            checkBody(documented.path("content"));
        }
    }

    /** What the document does not have is answered with a problem. */
    private void checkRefusal() {
        if (exchange.isSuccess()) {
            found.add("the document has no " + exchange.method() + " " + exchange.path());
            return;
        }
        JsonNode documented = document.responseOfStatus(exchange.status());
        if (documented.isMissingNode()) {
            found.add("the document has no problem with status " + exchange.status());
            return;
        }
        checkHeaders(documented.path("headers"));
        checkBody(documented.path("content"));
        Set<String> methods = document.methods(exchange.path());
        Set<String> allowed = Arrays.stream(exchange.header("Allow").orElse("").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        if (exchange.status() == 405 && !methods.isEmpty() && !allowed.equals(methods)) {
            found.add("'Allow' has " + allowed + "; the document has " + methods);
        }
    }

    private void checkHeaders(JsonNode documented) {
        documented.properties().forEach(entry -> {
            JsonNode header = document.resolved(entry.getValue());
            Optional<String> value = exchange.header(entry.getKey());
            value.ifPresent(text -> addAll("header '" + entry.getKey() + "': ", header.path("schema"), text));
            if (value.isEmpty() && header.path("required").asBoolean()) {
                found.add("header '" + entry.getKey() + "' is missing");
            }
        });
        List<String> names = new ArrayList<>();
        documented.fieldNames().forEachRemaining(names::add);
        Set<String> known = caseless(names);
        for (Header header : exchange.headers()) {
            if (ANNOUNCED.contains(header.getName()) && !known.contains(header.getName())) {
                found.add("header '" + header.getName() + "' is not in the document");
            }
        }
    }

    private void checkBody(JsonNode content) {
        if (exchange.method().equals("HEAD") || content.isEmpty()) {
            if (!exchange.body().isEmpty()) {
                found.add("there is a body, and the document has none");
            }
            return;
        }
        JsonNode documented = content.path(exchange.mediaType());
        if (documented.isMissingNode()) {
            List<String> types = new ArrayList<>();
            content.fieldNames().forEachRemaining(types::add);
            found.add("the media type is '" + exchange.mediaType() + "'; the document has " + types);
            return;
        }
        try {
            addAll("body: ", documented.path("schema"), Json.strictly(exchange.body()));
        } catch (IllegalArgumentException e) {
            found.add("body: " + e.getMessage());
        }
    }

    private void checkRequest(OpenApiDocument.Operation operation) {
        Map<String, List<String>> query = QueryString.parsed(exchange.query());
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            List<String> values =
                    switch (parameter.path("in").asText()) {
                        case "query" -> Optional.ofNullable(query.remove(name)).orElse(List.of());
                        case "path" -> List.of(operation.pathParameter(name, exchange.path()));
                        case "header" -> exchange.requestHeader(name).stream().toList();
                        default -> throw new IllegalStateException("A parameter in " + parameter.path("in"));
                    };
            if (values.isEmpty() && parameter.path("required").asBoolean()) {
                found.add("it succeeded without '" + name + "', which the document requires");
            }
            if (values.size() > 1) {
                found.add("it succeeded with '" + name + "' more than once");
            }
            values.forEach(
                    value -> addAll("it succeeded with a bad '" + name + "': ", parameter.path("schema"), value));
        }
        query.keySet()
                .forEach(name -> found.add(
                        "it succeeded with the query parameter '" + name + "', which the document does not have"));
        checkRequestBody(operation.requestBody());
    }

    private void checkRequestBody(JsonNode documented) {
        if (documented.isMissingNode()) {
            return;
        }
        if (exchange.requestBody().isEmpty()) {
            if (documented.path("required").asBoolean()) {
                found.add("it succeeded without a body, which the document requires");
            }
            return;
        }
        JsonNode content = documented.path("content").path(exchange.requestMediaType());
        if (content.isMissingNode()) {
            found.add("it succeeded with a body of the type '" + exchange.requestMediaType()
                    + "', which the document does not have");
            return;
        }
        try {
            addAll("it succeeded with a bad body: ", content.path("schema"), Json.strictly(exchange.requestBody()));
        } catch (IllegalArgumentException e) {
            found.add("it succeeded with a bad body: " + e.getMessage());
        }
    }

    private void addAll(String where, JsonNode schema, String text) {
        addAll(where, schema, Json.ofText(text, document.type(schema)));
    }

    private void addAll(String where, JsonNode schema, JsonNode value) {
        document.violations(schema, value).forEach(violation -> found.add(where + violation));
    }

    private static Set<String> caseless(List<String> names) {
        Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        caseless.addAll(names);
        return caseless;
    }
}
