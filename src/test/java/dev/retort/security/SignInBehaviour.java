package dev.retort.security;

import static dev.retort.security.TestTokens.signIn;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.restassured.response.Response;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Signing in: what a token is, how a wrong password is answered, and when tokens end. */
abstract class SignInBehaviour extends ApiBehaviour {

    private static final String PASSWORD = "correct horse";

    @Inject
    DataSource dataSource;

    @Inject
    CallerCheck check;

    @Inject
    JWTParser parser;

    /** As a request does whose password had to wait to be hashed. */
    @Test
    void whoeverIsCheckedAgainMayHaveLostTokensOrRole() throws Exception {
        Map<String, Object> user = Api.signUp();
        String path = Api.newUser(user);
        JsonWebToken token = parser.parse(signIn(user.get("email").toString(), PASSWORD));
        QuarkusSecurityIdentity.Builder identity =
                QuarkusSecurityIdentity.builder().setPrincipal(token).addRole("user");
        SecurityIdentity before = identity.build();
        SecurityIdentity admin =
                QuarkusSecurityIdentity.builder(before).addRole("admin").build();

        check.again(before);

        assertThatThrownBy(() -> check.again(admin)).isInstanceOf(ForbiddenException.class);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement end =
                        connection.prepareStatement("update users set tokens_valid_from = ? where id = ?")) {
            end.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).plusDays(1));
            end.setLong(2, Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
            assertThat(end.executeUpdate()).isEqualTo(1);
        }
        assertThatThrownBy(() -> check.again(before)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void tokenIsVerifiedWithThePublishedKeys() throws JoseException, InvalidJwtException, Exception {
        Map<String, Object> user = Api.signUp();
        String path = Api.newUser(user);
        Response answer = Api.json(Map.of(
                        "email",
                        " " + user.get("email").toString().toUpperCase(java.util.Locale.ROOT),
                        "password",
                        PASSWORD))
                .post("/tokens");
        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(900));
        String keys = when().get("/.well-known/jwks.json")
                .then()
                .body("keys", hasSize(1))
                .extract()
                .asString();
        assertThat(keys).doesNotContain("\"d\"");
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .setExpectedIssuer("retort")
                .setExpectedAudience("retort")
                .setRequireExpirationTime()
                .build()
                .processToClaims(answer.path("accessToken"));
        assertThat("/users/" + claims.getSubject()).isEqualTo(path);
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("user"));
        assertThat(claims.getClaimNames()).containsOnly("iss", "aud", "sub", "groups", "iat", "exp", "jti");
    }

    @Test
    void unknownAddressAndWrongPasswordGetTheSameAnswer() {
        Map<String, Object> user = Api.signUp();
        Api.newUser(user);
        Response wrong = Api.json(Map.of("email", user.get("email"), "password", "wrong horse"))
                .post("/tokens");
        Response unknown = Api.json(Map.of("email", Api.newEmail(), "password", "wrong horse"))
                .post("/tokens");
        wrong.then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer realm=\"retort\""));
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(headers(unknown)).isEqualTo(headers(wrong));
    }

    /** All but the id of the request. */
    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("X-Request-Id"))
                .map(Object::toString)
                .toList();
    }

    @Test
    void malformedCredentialsAreNamed() {
        Api.json("{\"email\":\"\",\"password\":\"" + "p".repeat(129) + "\"}")
                .post("/tokens")
                .then()
                .statusCode(400)
                .body("violations", hasSize(2));
        Api.json("{\"email\":\"a@example.org\"}").post("/tokens").then().statusCode(400);
        Api.json("{\"email\":\"a@example.org\",\"password\":\"x\",\"more\":1}")
                .post("/tokens")
                .then()
                .statusCode(400);
        Api.json("{\"email\":\"a\\u0000@example.org\",\"password\":\"x\"}")
                .post("/tokens")
                .then()
                .statusCode(400);
    }

    @Test
    void hashOfOldCostIsRenewedAndTheUserStaysTheSame() throws SQLException {
        Map<String, Object> user = Api.signUp();
        String path = Api.newUser(user);
        String email = user.get("email").toString();
        // One pass over 8 KiB, as no setting of the tests has it.
        String old = com.password4j.Password.hash(PASSWORD)
                .addRandomSalt(16)
                .with(com.password4j.Argon2Function.getInstance(8, 1, 1, 32, com.password4j.types.Argon2.ID))
                .getResult();
        store(email, old);
        String token = signIn(email, PASSWORD);
        assertThat(stored(email)).isNotEqualTo(old).contains("m=64,");
        given().header("Authorization", "Bearer " + token)
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""));
        signIn(email, PASSWORD);
    }

    @Test
    void tokenOfTheSameSecondAsTheNewPasswordIsValid() {
        Map<String, Object> user = Api.signUp();
        String path = Api.newUser(user);
        String email = user.get("email").toString();
        String token = signIn(email, PASSWORD);
        for (int change = 1; change <= 3; change++) {
            String password = "another horse " + change;
            given().header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body(Map.of("password", password))
                    .patch(path)
                    .then()
                    .statusCode(200);
            given().header("Authorization", "Bearer " + token).get(path).then().statusCode(401);
            token = signIn(email, password);
            given().header("Authorization", "Bearer " + token)
                    .get("/users/me")
                    .then()
                    .statusCode(200)
                    .body("email", equalTo(email));
        }
    }

    @Test
    void tokenThatWasValidExpiresAndItsSignatureIsNotBelievedForAnother() {
        Map<String, Object> user = Api.signUp();
        String path = Api.newUser(user);
        JwtClaims claims = TestTokens.claims(Long.parseLong(path.substring("/users/".length())));
        // Within the ten seconds by which clocks may be apart.
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 8));
        claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 60));
        String token = TestTokens.signedByUs(claims);
        given().header("Authorization", "Bearer " + token).get(path).then().statusCode(200);
        given().header("Authorization", "Bearer " + TestTokens.forged(token))
                .get(path)
                .then()
                .statusCode(401);
        Awaitility.await().untilAsserted(() -> given().header("Authorization", "Bearer " + token)
                .get(path)
                .then()
                .statusCode(401));
    }

    private void store(String email, String hash) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update users set password = ? where email = ?")) {
            update.setString(1, hash);
            update.setString(2, email);
            update.executeUpdate();
        }
    }

    private String stored(String email) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select password from users where email = ?")) {
            query.setString(1, email);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
