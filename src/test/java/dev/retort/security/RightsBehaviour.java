package dev.retort.security;

import static dev.retort.security.TestTokens.claims;
import static dev.retort.security.TestTokens.outsideClaims;
import static dev.retort.security.TestTokens.shifted;
import static dev.retort.security.TestTokens.signIn;
import static dev.retort.security.TestTokens.signed;
import static dev.retort.security.TestTokens.signedByUs;
import static dev.retort.security.TestTokens.signedOutside;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Api;
import dev.retort.testing.ApiBehaviour;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: each caller with each request. The requests are about the user "self". */
abstract class RightsBehaviour extends ApiBehaviour {

    private static final String PASSWORD = "correct horse";
    private static final String NEW_PASSWORD = "battery staple";

    /** A row for each caller, a column for each request, the status in the cell. */
    private static final String TABLE = """
            caller               greet keys token signup list me  read head put patch samerole raise delete missing post nowhere
            nobody               200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            self                 200   200  200   201    403  200 200  200  200 200   200      403   204    403     405  404
            other                200   200  200   201    403  200 403  403  403 403   403      403   403    403     405  404
            admin                200   200  200   201    200  200 200  200  200 200   200      200   204    404     405  404
            expired              200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            not-yet-valid        200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            forged-signature     200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            alg-none             200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            public-key-as-secret 200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            other-key            200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            wrong-issuer         200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            wrong-audience       200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            without-time         200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            not-a-number         200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            no-token             200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            deleted-user         200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            old-password         200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            lowered-admin        200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            admin-by-claim-only  200   200  200   201    403  200 200  200  200 200   200      403   204    403     405  404
            outside-nobody       200   200  200   201    403  404 403  403  403 403   403      403   403    403     405  404
            outside-self         200   200  200   201    403  200 200  200  200 200   200      403   204    403     405  404
            outside-unverified   200   200  200   201    403  404 403  403  403 403   403      403   403    403     405  404
            outside-admin        200   200  200   201    200  404 200  200  200 200   200      200   204    404     405  404
            outside-expired      200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            outside-audience     200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            outside-by-our-key   200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            ours-by-outside-key  200   200  200   201    401  401 401  401  401 401   401      401   401    401     405  404
            """;

    @Inject
    DataSource dataSource;

    /** A user of the test. */
    private record Person(long id, String email) {

        String path() {
            return "/users/" + id;
        }
    }

    static Stream<Arguments> cells() {
        List<String> lines = TABLE.lines().toList();
        String[] requests = lines.get(0).split(" +", -1);
        List<Arguments> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cell = line.split(" +", -1);
            for (int column = 1; column < requests.length; column++) {
                cells.add(Arguments.of(cell[0], requests[column], Integer.parseInt(cell[column])));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @MethodSource("cells")
    void everyCellOfTheTable(String caller, String request, int status) {
        Person self = newPerson();
        String token = token(caller, self);
        RequestSpecification as = token == null ? given() : given().header("Authorization", "Bearer " + token);
        String password = caller.equals("old-password") ? NEW_PASSWORD : PASSWORD;
        Response answer = send(request, as, self, password);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo(
                            token == null
                                    ? "Bearer realm=\"retort\""
                                    : "Bearer realm=\"retort\", error=\"invalid_token\"");
        }
        String after = given().header("Authorization", "Bearer " + adminToken())
                .get(self.path())
                .then()
                .extract()
                .path("role");
        assertThat(after)
                .as("the role afterwards")
                .isEqualTo(status == 204 ? null : request.equals("raise") && status == 200 ? "admin" : "user");
    }

    private Response send(String request, RequestSpecification as, Person self, String password) {
        Map<String, Object> replacement = new HashMap<>(Map.of("name", "New name", "email", self.email()));
        return switch (request) {
            case "greet" -> as.get("/");
            case "keys" -> as.get("/.well-known/jwks.json");
            case "token" ->
                json(as, Map.of("email", self.email(), "password", password)).post("/tokens");
            case "signup" -> json(as, Api.signUp()).post("/users");
            case "list" -> as.get("/users");
            case "me" -> as.get("/users/me");
            case "read" -> as.get(self.path());
            case "head" -> as.head(self.path());
            case "put" -> json(as, replacement).put(self.path());
            case "patch" -> json(as, Map.of("age", 50)).patch(self.path());
            case "samerole" -> json(as, Map.of("age", 51, "role", "user")).patch(self.path());
            case "raise" -> json(as, Map.of("role", "admin")).patch(self.path());
            case "delete" -> as.delete(self.path());
            case "missing" -> as.get("/users/999999999999");
            case "post" -> as.post(self.path());
            case "nowhere" -> as.get("/nowhere");
            default -> throw new IllegalArgumentException(request);
        };
    }

    private static RequestSpecification json(RequestSpecification as, Map<String, Object> body) {
        return as.contentType(ContentType.JSON).body(body);
    }

    /** Null for none. */
    private String token(String caller, Person self) {
        JwtClaims ours = claims(self.id());
        return switch (caller) {
            case "nobody" -> null;
            case "self" -> signIn(self.email(), PASSWORD);
            case "other" -> signIn(newPerson().email(), PASSWORD);
            case "admin" -> adminToken();
            case "expired" -> signedByUs(shifted(ours, -1000));
            case "not-yet-valid" -> signedByUs(shifted(ours, 1000));
            case "forged-signature" -> TestTokens.forged(signIn(self.email(), PASSWORD));
            case "alg-none" -> TestTokens.unsigned(ours);
            case "public-key-as-secret" ->
                signed(
                        ours,
                        new HmacKey(TestTokens.own().publicKey().getEncoded()),
                        TestTokens.own().id(),
                        "HS256");
            case "other-key" ->
                signed(
                        ours,
                        SigningKey.generate().privateKey(),
                        TestTokens.own().id(),
                        "ES256");
            case "wrong-issuer" -> {
                ours.setIssuer("somebody");
                yield signedByUs(ours);
            }
            case "wrong-audience" -> {
                ours.setAudience("another-service");
                yield signedByUs(ours);
            }
            case "without-time" -> {
                ours.unsetClaim("iat");
                yield signedByUs(ours);
            }
            case "not-a-number" -> {
                ours.setSubject("self");
                yield signedByUs(ours);
            }
            case "no-token" -> "a.b.c";
            case "deleted-user" -> deletedUsersToken();
            case "old-password" -> {
                String old = signIn(self.email(), PASSWORD);
                json(given().header("Authorization", "Bearer " + old), Map.of("password", NEW_PASSWORD))
                        .patch(self.path())
                        .then()
                        .statusCode(200);
                yield old;
            }
            case "lowered-admin" -> loweredAdminsToken();
            case "admin-by-claim-only" -> signedByUs(ours);
            case "outside-nobody" -> signedOutside(outsideClaims("user"));
            case "outside-self" -> signedOutside(withEmail(outsideClaims("user"), self, true));
            case "outside-unverified" -> signedOutside(withEmail(outsideClaims("user"), self, false));
            case "outside-admin" -> signedOutside(outsideClaims("admin"));
            case "outside-expired" -> signedOutside(shifted(outsideClaims("admin"), -1000));
            case "outside-audience" -> {
                JwtClaims claims = outsideClaims("admin");
                claims.setAudience("account");
                yield signedOutside(claims);
            }
            case "outside-by-our-key" -> signedByUs(outsideClaims("admin"));
            case "ours-by-outside-key" -> signedOutside(ours);
            default -> throw new IllegalArgumentException(caller);
        };
    }

    private static JwtClaims withEmail(JwtClaims claims, Person person, boolean verified) {
        claims.setClaim("email", person.email());
        claims.setClaim("email_verified", verified);
        return claims;
    }

    private String deletedUsersToken() {
        Person gone = newPerson();
        String token = signIn(gone.email(), PASSWORD);
        given().header("Authorization", "Bearer " + token)
                .delete(gone.path())
                .then()
                .statusCode(204);
        return token;
    }

    private String loweredAdminsToken() {
        Person lowered = newAdmin();
        String token = signIn(lowered.email(), PASSWORD);
        json(given().header("Authorization", "Bearer " + adminToken()), Map.of("role", "user"))
                .patch(lowered.path())
                .then()
                .statusCode(200);
        return token;
    }

    private static Person newPerson() {
        Map<String, Object> user = Api.signUp();
        user.put("password", PASSWORD);
        long id = Api.json(user)
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        return new Person(id, (String) user.get("email"));
    }

    private String adminToken() {
        return signIn(newAdmin().email(), PASSWORD);
    }

    /** The first admin comes by a command, which is not what is tested here. */
    private Person newAdmin() {
        Person admin = newPerson();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update users set role = 'ADMIN' where id = " + admin.id());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return admin;
    }
}
