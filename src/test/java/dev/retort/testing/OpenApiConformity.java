package dev.retort.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fails a test whose service and OpenAPI document disagree. For {@code given().filter(OpenApiConformity.filter())};
 * tests with {@code @QuarkusTest} have it unasked ({@link OpenApiConformityEverywhere}).
 *
 * <p>Every answer must be one that the document has for that operation: its status, media type, headers and body. Every
 * request that was answered with success must be one that the document allows. What the document does not know, path or
 * method, must be answered with a problem. Paths beneath {@code /q/} belong to Quarkus and are let through.
 */
public final class OpenApiConformity implements Filter {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, OpenApiDocument> DOCUMENTS = new ConcurrentHashMap<>();
    private static final Pattern ADDRESS = Pattern.compile("(https?://[^/?#]*)([^?#]*)(?:\\?([^#]*))?.*");

    private OpenApiConformity() {}

    /** Checks against the document that the very service which is asked serves at {@code /q/openapi}. */
    public static Filter filter() {
        return new OpenApiConformity();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        Matcher address = ADDRESS.matcher(request.getURI());
        if (!address.matches()) {
            throw new IllegalStateException("'" + request.getURI() + "' is no address");
        }
        String path = address.group(2).isEmpty() ? "/" : address.group(2);
        if (path.startsWith("/q/")) {
            return response;
        }
        Exchange exchange = new Exchange(
                request.getMethod(),
                path,
                address.group(3) == null ? "" : address.group(3),
                request.getHeaders(),
                response.statusCode() < 400 ? text(request.getBody()) : "",
                response.statusCode(),
                response.headers(),
                new String(response.asByteArray(), StandardCharsets.UTF_8));
        OpenApiDocument document = DOCUMENTS.computeIfAbsent(address.group(1), OpenApiConformity::served);
        List<String> deviations = new OpenApiDeviations(document, exchange).found();
        if (!deviations.isEmpty()) {
            throw new AssertionError(exchange.method() + " " + path + " was answered with " + exchange.status()
                    + ", and that is not what the OpenAPI document says:\n- " + String.join("\n- ", deviations)
                    + "\nThe body of the answer: " + exchange.body());
        }
        return response;
    }

    private static OpenApiDocument served(String service) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(service + "/q/openapi?format=json"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(service + " serves no OpenAPI document: " + answer.statusCode());
            }
            return new OpenApiDocument(Json.strictly(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the OpenAPI document of " + service, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) {
        if (body == null) {
            return "";
        }
        if (body instanceof String text) {
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
        if (body instanceof byte[] bytes) {
            return text(new String(bytes, StandardCharsets.UTF_8));
        }
        throw new IllegalStateException("A body of " + body.getClass() + " cannot be read twice; send text or bytes");
    }
}
