package dev.retort.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/**
 * Has every request that a {@code @QuarkusTest} makes with REST Assured checked against the OpenAPI document. Found
 * through {@code META-INF/services}. A test that needs to be left alone says
 * {@code given().noFiltersOfType(OpenApiConformity.class)}.
 */
public class OpenApiConformityEverywhere implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(OpenApiConformity.filter());
    }
}
