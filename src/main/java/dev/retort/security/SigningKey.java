package dev.retort.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A private key with its public half: ES256 (P-256) or EdDSA (Ed25519).
 *
 * @param id the thumbprint of the public half (RFC 7638), which tokens carry as {@code kid}
 */
public record SigningKey(String id, SignatureAlgorithm algorithm, PublicJsonWebKey key) {

    /** A new key for ES256. */
    public static SigningKey generate() {
        try {
            return of(EcJwkGenerator.generateJwk(EllipticCurves.P256));
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    /**
     * The key that a JWK describes.
     *
     * @throws IllegalArgumentException when it is not a private key of one of the two kinds; says why
     */
    static SigningKey of(Map<String, Object> jwk) {
        PublicJsonWebKey key;
        try {
            key = PublicJsonWebKey.Factory.newPublicJwk(jwk);
        } catch (JoseException | RuntimeException e) {
            throw new IllegalArgumentException("is not a private key in JWK form", e);
        }
        return of(key);
    }

    private static SigningKey of(PublicJsonWebKey key) {
        if (key.getPrivateKey() == null) {
            throw new IllegalArgumentException("is a public key");
        }
        Object curve = key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY).get("crv");
        SignatureAlgorithm algorithm;
        if ("P-256".equals(curve)) {
            algorithm = SignatureAlgorithm.ES256;
        } else if ("Ed25519".equals(curve)) {
            algorithm = SignatureAlgorithm.EDDSA;
        } else {
            throw new IllegalArgumentException("is neither a P-256 nor an Ed25519 key");
        }
        String id = key.calculateBase64urlEncodedThumbprint("SHA-256");
        key.setKeyId(id);
        key.setUse("sig");
        key.setAlgorithm(algorithm.getAlgorithm());
        return new SigningKey(id, algorithm, key);
    }

    PrivateKey privateKey() {
        return key.getPrivateKey();
    }

    PublicKey publicKey() {
        return key.getPublicKey();
    }

    /** The public half as the members of a JWK. */
    Map<String, Object> publicJwk() {
        return key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Both halves as one line of JSON: a secret. */
    public String privateJwk() {
        return key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return algorithm + " " + id;
    }
}
