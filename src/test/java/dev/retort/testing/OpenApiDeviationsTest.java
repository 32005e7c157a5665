package dev.retort.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check of the service against its document lets pass, and what not: with a small document of its own. */
class OpenApiDeviationsTest {

    private static final String THING = "{\"id\":1,\"name\":\"a\"}";
    private static final String PROBLEM = "{\"status\":405}";

    /** One thing at /things/{id}, that can be read and renamed. */
    private static final String DOCUMENT = """
            {
              "paths": {
                "/things/{id}": {
                  "parameters": [
                    {"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 1}}
                  ],
                  "get": {
                    "parameters": [
                      {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}},
                      {"name": "deep", "in": "query", "schema": {"type": "boolean"}},
                      {"name": "If-Match", "in": "header", "schema": {"type": "string", "pattern": "^\\"[0-9]+\\"$"}}
                    ],
                    "responses": {
                      "200": {"$ref": "#/components/responses/Thing"},
                      "304": {"description": "known"}
                    }
                  },
                  "head": {"responses": {"200": {"description": "headers"}}},
                  "patch": {
                    "requestBody": {
                      "required": true,
                      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Rename"}}}
                    },
                    "responses": {"200": {"$ref": "#/components/responses/Thing"}}
                  }
                }
              },
              "components": {
                "headers": {
                  "ETag": {"required": true, "schema": {"type": "string", "pattern": "^\\"[0-9]+\\"$"}},
                  "Age": {"schema": {"type": "integer"}}
                },
                "responses": {
                  "Thing": {
                    "headers": {
                      "ETag": {"$ref": "#/components/headers/ETag"},
                      "Age": {"$ref": "#/components/headers/Age"}
                    },
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                  },
                  "MethodNotAllowed": {
                    "headers": {"Allow": {"required": true, "schema": {"type": "string"}}},
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
                  }
                },
                "schemas": {
                  "Id": {"type": "integer"},
                  "Thing": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["id", "name"],
                    "properties": {
                      "id": {"$ref": "#/components/schemas/Id"},
                      "name": {"type": "string", "minLength": 1, "maxLength": 3},
                      "at": {"type": "string", "format": "date-time"}
                    }
                  },
                  "Rename": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {"name": {"type": "string", "minLength": 1}}
                  },
                  "Problem": {
                    "type": "object",
                    "required": ["status"],
                    "properties": {"status": {"const": 405}}
                  }
                }
              }
            }
            """;

    private final OpenApiDocument document = new OpenApiDocument(Json.strictly(DOCUMENT));

    @Test
    void answerAsDocumentedPasses() {
        assertThat(deviations(get("", 200, THING, "ETag: \"1\"", "Age: 5"))).isEmpty();
        assertThat(deviations(get("limit=100&deep=true", 200, THING, "ETag: \"1\"")))
                .isEmpty();
        assertThat(deviations(get("", 304, ""))).isEmpty();
    }

    @Test
    void statusThatIsNotDocumentedIsFound() {
        assertThat(deviations(get("", 201, THING, "ETag: \"1\"")))
                .containsExactly("the document has no 201 for GET /things/{id}");
    }

    @Test
    void errorThatIsNotDocumentedForThisOperationIsFound() {
        assertThat(deviations(get("", 405, PROBLEM, "Allow: GET")))
                .containsExactly("the document has no 405 for GET /things/{id}");
    }

    @Test
    void missingHeaderIsFound() {
        assertThat(deviations(get("", 200, THING))).containsExactly("header 'ETag' is missing");
    }

    @Test
    void headerThatIsNotLikeItsSchemaIsFound() {
        assertThat(deviations(get("", 200, THING, "ETag: 1")))
                .singleElement()
                .asString()
                .startsWith("header 'ETag': ");
        assertThat(deviations(get("", 200, THING, "ETag: \"1\"", "Age: old")))
                .singleElement()
                .asString()
                .startsWith("header 'Age': ");
    }

    @Test
    void headerThatIsNotAnnouncedIsFound() {
        assertThat(deviations(get("", 200, THING, "ETag: \"1\"", "location: /things/1")))
                .containsExactly("header 'location' is not in the document");
        assertThat(deviations(get("", 200, THING, "ETag: \"1\"", "Date: today")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1}",
                "{\"id\":1,\"name\":\"a\",\"password\":\"secret\"}",
                "{\"id\":\"1\",\"name\":\"a\"}",
                "{\"id\":1,\"name\":\"\"}",
                "{\"id\":1,\"name\":\"abcd\"}",
                "{\"id\":1,\"name\":null}",
                "{\"id\":1,\"name\":\"a\",\"at\":\"yesterday\"}",
                "{\"id\":1,\"id\":1,\"name\":\"a\"}",
                "{\"id\":1,\"name\":\"a\"} {}",
                "[]",
                "nope",
                ""
            })
    void bodyThatIsNotLikeItsSchemaIsFound(String body) {
        assertThat(deviations(get("", 200, body, "ETag: \"1\"")))
                .isNotEmpty()
                .allSatisfy(deviation -> assertThat(deviation).startsWith("body: "));
    }

    @Test
    void lengthsCountCodePoints() {
        assertThat(deviations(get("", 200, "{\"id\":1,\"name\":\"😀😀😀\"}", "ETag: \"1\"")))
                .isEmpty();
    }

    @Test
    void otherMediaTypeIsFound() {
        Exchange exchange = exchange("GET", "", "", "", 200, THING, "Content-Type: text/json", "ETag: \"1\"");
        assertThat(deviations(exchange))
                .containsExactly("the media type is 'text/json'; the document has [application/json]");
    }

    @Test
    void bodyWhereThereShouldBeNoneIsFound() {
        assertThat(deviations(get("", 304, THING))).containsExactly("there is a body, and the document has none");
        assertThat(deviations(exchange("HEAD", "", "", "", 200, THING))).hasSize(1);
        assertThat(deviations(exchange("HEAD", "", "", "", 200, ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=101", "limit=x", "limit=", "limit=1&limit=2", "deep=1", "depth=1", "depth"})
    void acceptedQueryThatTheDocumentForbidsIsFound(String query) {
        assertThat(deviations(get(query, 200, THING, "ETag: \"1\"")))
                .singleElement()
                .asString()
                .startsWith("it succeeded with ");
    }

    @Test
    void refusedRequestMayBeAnything() {
        ObjectNode root = (ObjectNode) Json.strictly(DOCUMENT);
        ((ObjectNode) root.at("/paths/~1things~1{id}/get/responses"))
                .putObject("405")
                .put("$ref", "#/components/responses/MethodNotAllowed");
        Exchange refused = exchange(
                "GET", "limit=x", "", "", 405, PROBLEM, "Content-Type: application/problem+json", "Allow: GET");
        assertThat(new OpenApiDeviations(new OpenApiDocument(root), refused).found())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/0", "/things/x", "/things/01", "/things/+1", "/things/%D9%A1"})
    void acceptedPathThatTheDocumentForbidsIsFound(String path) {
        Exchange exchange = new Exchange("GET", path, "", headers(), "", 304, headers(), "");
        assertThat(deviations(exchange)).singleElement().asString().startsWith("it succeeded with a bad 'id': ");
    }

    @Test
    void acceptedHeaderThatTheDocumentForbidsIsFound() {
        assertThat(deviations(exchange("GET", "", "If-Match: 1", "", 304, "")))
                .singleElement()
                .asString()
                .startsWith("it succeeded with a bad 'If-Match': ");
        assertThat(deviations(exchange("GET", "", "If-Match: \"1\"", "", 304, "")))
                .isEmpty();
    }

    @Test
    void acceptedBodyIsHeldAgainstTheDocument() {
        assertThat(deviations(patch("application/json; charset=utf-8", "{\"name\":\"b\"}")))
                .isEmpty();
        assertThat(deviations(patch("application/json", "")))
                .singleElement()
                .asString()
                .contains("without a body");
        assertThat(deviations(patch("text/plain", "{}")))
                .singleElement()
                .asString()
                .contains("'text/plain'");
        for (String body : List.of("{\"name\":\"\"}", "{\"id\":2}", "{\"name\":\"a\",\"name\":\"b\"}", "nope")) {
            assertThat(deviations(patch("application/json", body)))
                    .singleElement()
                    .asString()
                    .startsWith("it succeeded with a bad body: ");
        }
    }

    @Test
    void successOfWhatTheDocumentDoesNotHaveIsFound() {
        assertThat(deviations(exchange("DELETE", "", "", "", 204, "")))
                .containsExactly("the document has no DELETE /things/1");
        Exchange elsewhere = new Exchange("GET", "/else", "", headers(), "", 200, headers(), "");
        assertThat(deviations(elsewhere)).containsExactly("the document has no GET /else");
    }

    @Test
    void refusalOfWhatTheDocumentDoesNotHaveIsAProblem() {
        assertThat(deviations(delete(405, PROBLEM, "application/problem+json", "Allow: PATCH, GET, HEAD")))
                .isEmpty();
        assertThat(deviations(delete(405, PROBLEM, "application/json", "Allow: GET, HEAD, PATCH")))
                .hasSize(1);
        assertThat(deviations(delete(405, "{\"status\":404}", "application/problem+json", "Allow: GET, HEAD, PATCH")))
                .hasSize(1);
        assertThat(deviations(delete(405, "", "application/problem+json", "Allow: GET, HEAD, PATCH")))
                .hasSize(1);
        assertThat(deviations(delete(418, PROBLEM, "application/problem+json")))
                .containsExactly("the document has no problem with status 418");
    }

    @Test
    void allowMustNameWhatTheDocumentHas() {
        assertThat(deviations(delete(405, PROBLEM, "application/problem+json", "Allow: GET")))
                .containsExactly("'Allow' has [GET]; the document has [GET, HEAD, PATCH]");
        assertThat(deviations(delete(405, PROBLEM, "application/problem+json"))).contains("header 'Allow' is missing");
    }

    @Test
    void misspeltKeywordInASchemaIsAnError() {
        JsonNode root = Json.strictly(DOCUMENT.replace("maxLength", "maxLenght"));
        assertThatThrownBy(() ->
                        new OpenApiDeviations(new OpenApiDocument(root), get("", 200, THING, "ETag: \"1\"")).found())
                .hasMessageContaining("maxLenght");
    }

    @Test
    void referenceToNothingIsAnError() {
        JsonNode root = Json.strictly(DOCUMENT.replace("responses/Thing", "responses/Nothing"));
        assertThatThrownBy(() ->
                        new OpenApiDeviations(new OpenApiDocument(root), get("", 200, THING, "ETag: \"1\"")).found())
                .hasMessageContaining("responses/Nothing");
    }

    @Test
    void operationsAreListedByPath() {
        assertThat(document.operations()).isEqualTo(Map.of("/things/{id}", java.util.Set.of("GET", "HEAD", "PATCH")));
    }

    private List<String> deviations(Exchange exchange) {
        return new OpenApiDeviations(document, exchange).found();
    }

    private static Exchange get(String query, int status, String body, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type: application/json;charset=UTF-8"), Arrays.stream(headers))
                .toArray(String[]::new);
        return exchange("GET", query, "", "", status, body, all);
    }

    private static Exchange patch(String type, String body) {
        return exchange(
                "PATCH",
                "",
                "Content-Type: " + type,
                body,
                200,
                THING,
                "Content-Type: application/json",
                "ETag: \"2\"");
    }

    private static Exchange delete(int status, String body, String type, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type: " + type), Arrays.stream(headers))
                .toArray(String[]::new);
        return exchange("DELETE", "", "", "", status, body, all);
    }

    private static Exchange exchange(
            String method,
            String query,
            String requestHeader,
            String requestBody,
            int status,
            String body,
            String... headers) {
        return new Exchange(
                method,
                "/things/1",
                query,
                requestHeader.isEmpty() ? headers() : headers(requestHeader),
                requestBody,
                status,
                headers(headers),
                body);
    }

    private static Headers headers(String... lines) {
        return new Headers(Arrays.stream(lines)
                .map(line -> new Header(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .toList());
    }
}
