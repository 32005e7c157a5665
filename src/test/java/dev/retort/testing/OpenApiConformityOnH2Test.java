package dev.retort.testing;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every test that asks the service holds it to its document, without a word about it. */
@QuarkusTest
@TestProfile(OnH2.class)
class OpenApiConformityOnH2Test {

    @Test
    void everyQuarkusTestIsChecked() {
        assertThat(RestAssured.filters()).hasAtLeastOneElementOfType(OpenApiConformity.class);
    }

    @Test
    void wholeLifeOfAUserIsAsDocumented() {
        String user = given().contentType(ContentType.JSON)
                .body("{\"name\":\"Ada\",\"email\":\" Ada@Example.org\",\"password\":\"correct horse\",\"age\":36}")
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        when().get(user).then().statusCode(200);
        when().head(user).then().statusCode(200);
        when().options(user).then().statusCode(204);
        given().header("If-None-Match", "*").get(user).then().statusCode(304);
        given().contentType("application/merge-patch+json; charset=utf-8")
                .body("{\"age\":null}")
                .patch(user)
                .then()
                .statusCode(200);
        given().header("If-Match", "\"0\"").delete(user).then().statusCode(412);
        given().queryParam("limit", 1)
                .queryParam("total", true)
                .get("/users")
                .then()
                .statusCode(200);
        when().delete(user).then().statusCode(204);
        when().get(user).then().statusCode(404);
        when().post(user).then().statusCode(405);
        when().get("/nowhere").then().statusCode(404);
    }

    @Test
    void serviceThatDoesOtherwiseFailsTheTest() throws IOException {
        String document = when().get("/q/openapi?format=json").asString();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(other, "/q/openapi", document);
        serve(other, "/", "{\"Hello\":\"Mars\"}");
        other.start();
        try {
            String greeting = "http://localhost:" + other.getAddress().getPort() + "/";
            assertThatThrownBy(() -> when().get(greeting))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("GET / was answered with 200")
                    .hasMessageContaining("Hello")
                    .hasMessageContaining("World")
                    .hasMessageContaining("{\"Hello\":\"Mars\"}");
            given().noFiltersOfType(OpenApiConformity.class)
                    .get(greeting)
                    .then()
                    .statusCode(200);
        } finally {
            other.stop(0);
        }
    }

    private static void serve(HttpServer server, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
