package dev.retort.testing;

import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;

/** Tests of what clients see. Every answer is held against the OpenAPI document, too. */
public abstract class ApiBehaviour {

    @BeforeEach
    void holdEveryAnswerAgainstTheDocument() {
        RestAssured.replaceFiltersWith(OpenApiConformity.filter());
    }
}
