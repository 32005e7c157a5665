package dev.retort.security;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Makes tokens, right ones and wrong ones, with the keys of the running service and of the outside issuer. */
final class TestTokens {

    private TestTokens() {}

    /** A token as the service gives it for that address and password. */
    static String signIn(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    /** Claims that the service would take: issued now for that user. */
    static JwtClaims claims(long user) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("retort");
        claims.setAudience("retort");
        claims.setSubject(Long.toString(user));
        claims.setClaim("groups", List.of("user", "admin"));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setGeneratedJwtId();
        return claims;
    }

    /** Claims as Keycloak makes them. */
    static JwtClaims outsideClaims(String role) {
        JwtClaims claims = claims(0);
        claims.unsetClaim("groups");
        claims.setIssuer(OutsideIssuer.ISSUER);
        claims.setAudience(OutsideIssuer.AUDIENCE);
        claims.setSubject("f3a1c2d4-0000-4000-8000-000000000000");
        claims.setClaim("realm_access", Map.of("roles", List.of(role, "offline_access")));
        return claims;
    }

    static JwtClaims shifted(JwtClaims claims, long seconds) {
        NumericDate now = NumericDate.now();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getValue() + seconds));
        claims.setNotBefore(NumericDate.fromSeconds(now.getValue() + seconds));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + seconds + 300));
        return claims;
    }

    static SigningKey own() {
        return KeyText.read(ConfigProvider.getConfig().getValue("retort.security.key", String.class), "key")
                .get(0);
    }

    static String signedByUs(JwtClaims claims) {
        return signed(claims, own().privateKey(), own().id(), "ES256");
    }

    static String signedOutside(JwtClaims claims) {
        String certs = ConfigProvider.getConfig().getValue("mp.jwt.verify.publickey.location", String.class);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(certs.replace("/certs", "/private")))
                    .build();
            String key = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            return signed(claims, PublicJsonWebKey.Factory.newPublicJwk(key).getPrivateKey(), "outside", "RS256");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JwtClaims claims, Key key, String keyId, String algorithm) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key);
            signature.setKeyIdHeaderValue(keyId);
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setDoKeyValidation(false);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code alg=none}, with the header of a signed token otherwise. */
    static String unsigned(JwtClaims claims) {
        String header = JsonUtil.toJson(new HashMap<>(Map.of("alg", "none", "typ", "JWT", "kid", own().id())));
        return encoded(header) + "." + encoded(claims.toJson()) + ".";
    }

    /** The same token with another signature of the same length. */
    static String forged(String token) {
        int signature = token.lastIndexOf('.') + 10;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        return token.substring(0, signature) + other + token.substring(signature + 1);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
