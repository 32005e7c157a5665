package dev.retort.testing;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.problems.ProblemType;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document as the service serves it. Whether the service does what it says, all other tests check. */
@QuarkusTest
@TestProfile(OnH2.class)
class OpenApiDocumentOnH2Test {

    private static final Pattern METHOD_NAME = Pattern.compile("[a-z]+([A-Z][a-z]+)*");

    private OpenApiDocument document;

    @BeforeEach
    void readDocument() {
        document = new OpenApiDocument(
                Json.strictly(when().get("/q/openapi?format=json").asString()));
    }

    @Test
    void everyResourceMethodIsDocumentedAndNothingElse() {
        Map<String, Set<String>> served = new TreeMap<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        Set<String> methods = served.computeIfAbsent(template, any -> new TreeSet<>(Set.of("OPTIONS")));
                        methods.add(method);
                        if (method.equals("GET")) {
                            methods.add("HEAD");
                        }
                    }
                });
        assertThat(served).isNotEmpty();
        assertThat(document.operations())
                .as("what META-INF/openapi.yaml has, and what the resources serve")
                .isEqualTo(served);
    }

    @Test
    void versionIsThatOfTheBuild() {
        String version = ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);
        assertThat(document.root().at("/info/version").asText()).isEqualTo(version);
        assertThat(document.root().at("/info/title").asText()).isEqualTo("Retort");
        assertThat(document.root().at("/info/license/identifier").asText()).isEqualTo("Apache-2.0");
    }

    @Test
    void everyOperationHasTagsAndANameOfItsOwn() {
        List<String> names = new ArrayList<>();
        eachOperation((operation, node) -> {
            names.add(node.path("operationId").asText());
            assertThat(node.path("summary").asText()).as(operation).isNotEmpty();
            assertThat(node.path("tags")).as(operation).isNotEmpty();
        });
        assertThat(names).doesNotHaveDuplicates().allMatch(METHOD_NAME.asMatchPredicate());
    }

    @Test
    void everyOperationCanFailAndEveryFailureIsAProblem() {
        eachOperation((operation, node) -> node.path("responses").properties().stream()
                .filter(response -> response.getKey().charAt(0) >= '4')
                .forEach(response -> {
                    JsonNode documented = document.resolved(response.getValue());
                    String what = response.getKey() + " of " + operation;
                    List<String> types = new ArrayList<>();
                    documented.path("content").fieldNames().forEachRemaining(types::add);
                    if (operation.startsWith("head ")) {
                        assertThat(types).as(what).isEmpty();
                    } else {
                        assertThat(types).as(what).containsExactly("application/problem+json");
                        assertThat(documented)
                                .as(what)
                                .isEqualTo(document.responseOfStatus(Integer.parseInt(response.getKey())));
                    }
                    assertThat(documented.path("headers").has("Retry-After"))
                            .as(what)
                            .isEqualTo(Set.of("429", "503").contains(response.getKey()));
                }));
        eachOperation((operation, node) ->
                assertThat(node.path("responses").has("500")).as(operation).isTrue());
    }

    @Test
    void problemsAreThoseThatThereAre() {
        JsonNode properties = document.schema("Problem").path("properties");
        assertThat(properties.path("type").path("enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.uri().toString())
                        .toList());
        assertThat(properties.path("status").path("enum"))
                .extracting(JsonNode::asInt)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::status)
                        .toList());
        for (ProblemType type : ProblemType.values()) {
            assertThat(document.responseOfStatus(type.status())
                            .at("/content/application~1problem+json/schema/$ref")
                            .asText())
                    .as(type.name())
                    .isNotEmpty();
            JsonNode rules = document.resolved(
                            document.responseOfStatus(type.status()).at("/content/application~1problem+json/schema"))
                    .at("/allOf/1/properties");
            assertThat(rules.at("/type/const").asText()).isEqualTo(type.uri().toString());
            assertThat(rules.at("/title/const").asText()).isEqualTo(type.title());
            assertThat(rules.at("/status/const").asInt()).isEqualTo(type.status());
        }
    }

    @Test
    void objectsHaveNoMembersThatAreNotNamed() {
        List<String> open = new ArrayList<>();
        document.root().at("/components/schemas").properties().forEach(schema -> {
            boolean closed = schema.getValue().path("additionalProperties").isBoolean()
                    && !schema.getValue().path("additionalProperties").asBoolean();
            if (schema.getValue().path("type").asText().equals("object") && !closed) {
                open.add(schema.getKey());
            }
        });
        assertThat(open).isEmpty();
    }

    @Test
    void everyExampleIsValid() {
        SoftAssertions softly = new SoftAssertions();
        List<JsonNode> seen = new ArrayList<>();
        for (JsonNode holder : document.root().findParents("schema")) {
            JsonNode schema = holder.path("schema");
            List<JsonNode> examples = new ArrayList<>(holder.path("examples").findValues("value"));
            if (holder.has("example")) {
                examples.add(holder.path("example"));
            }
            examples.forEach(example -> softly.assertThat(document.violations(schema, example))
                    .as("%s", example)
                    .isEmpty());
            seen.addAll(examples);
        }
        document.root().at("/components/schemas").forEach(schema -> schema.path("examples")
                .forEach(example -> {
                    softly.assertThat(document.violations(schema, example))
                            .as("%s", example)
                            .isEmpty();
                    seen.add(example);
                }));
        softly.assertAll();
        assertThat(seen).hasSizeGreaterThan(30);
    }

    @Test
    void everyBodyHasAnExample() {
        for (JsonNode content : document.root().findValues("content")) {
            content.properties().forEach(type -> assertThat(type.getValue().path("examples"))
                    .as("%s", type)
                    .isNotEmpty());
        }
    }

    @Test
    void passwordsAreWrittenOnly() {
        assertThat(document.schema("Password").path("writeOnly").asBoolean()).isTrue();
        assertThat(document.schema("User").path("properties").has("password")).isFalse();
    }

    @Test
    void documentIsServedAsYamlToo() {
        given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("openapi: 3.1"));
    }

    @Test
    void swaggerUiShowsIt() {
        given().redirects()
                .follow(true)
                .get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .body(containsString("swagger-ui"))
                .body(containsString("/q/openapi"));
    }

    private void eachOperation(java.util.function.BiConsumer<String, JsonNode> check) {
        document.operations()
                .forEach((path, methods) -> methods.forEach(method -> {
                    String name = method.toLowerCase(java.util.Locale.ROOT);
                    check.accept(
                            name + " " + path,
                            document.root().path("paths").path(path).path(name));
                }));
    }
}
