package dev.retort.testing;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The service as its clients see it: short words for what most tests do. */
public final class Api {

    /** The content type of JSON Merge Patch (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** REST Assured, left alone, adds a charset to content types that it does not know. */
    private static final RestAssuredConfig AS_TYPED = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultContentCharset(StandardCharsets.UTF_8)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Api() {}

    /** A request with a JSON body; a string is sent as it is. */
    public static RequestSpecification json(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    /** A request with a merge patch. */
    public static RequestSpecification mergePatch(String patch) {
        return typed(MERGE_PATCH, patch);
    }

    /** A request with a body of that type, and no word about a charset. */
    public static RequestSpecification typed(String type, String body) {
        return given().config(
                        AS_TYPED.encoderConfig(AS_TYPED.getEncoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type)
                .body(body);
    }

    /** An address that nobody has used. */
    public static String newEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    /** A valid sign-up; callers change what they are about. */
    public static Map<String, Object> signUp() {
        Map<String, Object> user = new HashMap<>();
        user.put("name", "Ada Lovelace");
        user.put("email", newEmail());
        user.put("password", "correct horse");
        user.put("age", 36);
        return user;
    }

    /** Signs up a valid user that differs in one member. */
    public static Response signUpWith(String member, Object value) {
        Map<String, Object> user = signUp();
        user.put(member, value);
        return json(user).post("/users");
    }

    /** The path of a new user. */
    public static String newUser() {
        return newUser(signUp());
    }

    /** The path of a new user who is like this. */
    public static String newUser(Map<String, Object> user) {
        Response created = json(user).post("/users");
        created.then().statusCode(201);
        return URI.create(created.header("Location")).getPath();
    }
}
