package dev.retort.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.DisallowUnknownKeywordFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OpenAPI 3.1 document, and what it says of one request. Its schemas are JSON Schema 2020-12; a keyword that is not
 * known, such as a misspelt one, is an error.
 */
final class OpenApiDocument {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    private final JsonNode root;
    private final ObjectNode definitions;
    private final JsonSchemaFactory factory;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    OpenApiDocument(JsonNode root) {
        this.root = root;
        this.definitions = root.at("/components/schemas").deepCopy();
        rewriteReferences(definitions);
        removeEmailFormat(definitions);
        JsonMetaSchema metaSchema = JsonMetaSchema.builder(SchemaId.V202012, JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("example"))
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
        this.factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(metaSchema));
    }

    /** One method of one path. */
    final class Operation {

        private final String method;
        private final String template;

        private Operation(String method, String template) {
            this.method = method;
            this.template = template;
        }

        String name() {
            return method + " " + template;
        }

        /** What is documented for {@code status}; missing when nothing is. */
        JsonNode response(int status) {
            return resolved(node().path("responses").path(Integer.toString(status)));
        }

        /** Missing when the operation takes no body. */
        JsonNode requestBody() {
            return resolved(node().path("requestBody"));
        }

        /** Those of the path and those of the method. */
        List<JsonNode> parameters() {
            List<JsonNode> parameters = new ArrayList<>();
            root.path("paths").path(template).path("parameters").forEach(each -> parameters.add(resolved(each)));
            node().path("parameters").forEach(each -> parameters.add(resolved(each)));
            return parameters;
        }

        /** What stands in {@code path} where the template has {@code name}, decoded. */
        String pathParameter(String name, String path) {
            Matcher names = PARAMETER.matcher(template);
            Matcher values = pattern(template).matcher(path);
            if (!values.matches()) {
                throw new IllegalArgumentException(path + " is not " + template);
            }
            for (int group = 1; names.find(); group++) {
                if (names.group(1).equals(name)) {
                    // A plus sign stands for itself in a path.
                    return URLDecoder.decode(values.group(group).replace("+", "%2B"), StandardCharsets.UTF_8);
                }
            }
            throw new IllegalArgumentException(template + " has no '" + name + "'");
        }

        private JsonNode node() {
            return root.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
        }
    }

    /** The operation of a method on a path; empty when the document has none. */
    Optional<Operation> operation(String method, String path) {
        return template(path)
                .filter(template -> methods(path).contains(method))
                .map(template -> new Operation(method, template));
    }

    /** The methods that the document has for a path; none when it does not have the path. */
    Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        template(path).ifPresent(template -> root.path("paths")
                .path(template)
                .fieldNames()
                .forEachRemaining(name -> {
                    if (METHODS.contains(name.toUpperCase(Locale.ROOT))) {
                        methods.add(name.toUpperCase(Locale.ROOT));
                    }
                }));
        return methods;
    }

    /** All operations, by path and method. */
    Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new TreeMap<>();
        root.path("paths").fieldNames().forEachRemaining(template -> operations.put(template, methods(template)));
        return operations;
    }

    /** The shared description of an error: of all with a body, that whose problem has {@code status}. */
    JsonNode responseOfStatus(int status) {
        for (JsonNode response : root.at("/components/responses")) {
            JsonNode schema = resolved(
                    response.path("content").path("application/problem+json").path("schema"));
            if (schema.findValues("const").stream().anyMatch(constant -> constant.asInt() == status)) {
                return response;
            }
        }
        return MissingNode.getInstance();
    }

    /** The schema of that name. */
    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** The whole of it. */
    JsonNode root() {
        return root;
    }

    /** What a reference refers to; anything else as it is. */
    JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode target = root.at(node.path("$ref").asText().substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("The document has no " + node.path("$ref"));
        }
        return resolved(target);
    }

    /** The type of a schema, references followed. */
    String type(JsonNode schema) {
        return resolved(schema).path("type").asText();
    }

    /** The rules of {@code schema} that {@code value} breaks, in words. */
    List<String> violations(JsonNode schema, JsonNode value) {
        if (schema instanceof MissingNode) {
            return List.of("the document has no schema for it");
        }
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode complete = schema.deepCopy();
        rewriteReferences(complete);
        removeEmailFormat(complete);
        complete.set("$defs", definitions);
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ENGLISH)
                .build();
        return factory.getSchema(complete, config);
    }

    /** Our patterns say more, and this validator refuses domains in A-labels, which RFC 6531 allows. */
    private static void removeEmailFormat(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("format").asText().equals("idn-email")) {
            object.remove("format");
        }
        node.forEach(OpenApiDocument::removeEmailFormat);
    }

    private static void rewriteReferences(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            object.put("$ref", object.path("$ref").asText().replace(SCHEMAS, "#/$defs/"));
        }
        node.forEach(OpenApiDocument::rewriteReferences);
    }

    private Optional<String> template(String path) {
        List<String> templates = new ArrayList<>();
        root.path("paths").fieldNames().forEachRemaining(templates::add);
        // A path that is written out goes before one with parameters.
        templates.sort((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")));
        return templates.stream()
                .filter(template -> pattern(template).matcher(path).matches())
                .findFirst();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile("\\Q" + PARAMETER.matcher(template).replaceAll("\\\\E([^/]+)\\\\Q") + "\\E");
    }
}
