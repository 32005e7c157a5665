package dev.retort.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Texts that are keys, and texts that are refused. */
class KeyTextTest {

    private final SigningKey first = SigningKey.generate();
    private final SigningKey second = SigningKey.generate();

    @Test
    void keysOneAfterTheOtherAndAsASetAreRead() {
        String lines = first.privateJwk() + "\n" + second.privateJwk() + "\n";
        String set = "{\"keys\":[" + first.privateJwk() + "," + second.privateJwk() + "]}";
        for (String text : List.of(lines, set)) {
            assertThat(KeyText.read(text, "setting"))
                    .extracting(SigningKey::id)
                    .containsExactly(first.id(), second.id());
        }
    }

    @Test
    void ed25519KeySignsWithEdDsa() throws JoseException {
        OctetKeyPairJsonWebKey key = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        SigningKey read = KeyText.read(key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE), "setting")
                .get(0);
        assertThat(read.algorithm()).isEqualTo(SignatureAlgorithm.EDDSA);
        assertThat(read.publicJwk()).containsEntry("crv", "Ed25519").doesNotContainKey("d");
    }

    @Test
    void otherTextsAreRefusedWithoutRepeatingThem() throws JoseException {
        String secret = first.privateJwk().replaceFirst(".*\"d\":\"([^\"]+)\".*", "$1");
        String rsa = RsaJwkGenerator.generateJwk(2048).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
        refused("", "has 0 keys");
        refused("-----BEGIN PRIVATE KEY-----", "is not JSON");
        refused("{\"d\":\"" + secret + "\"", "is not JSON");
        refused("{\"kty\":\"EC\",\"d\":\"" + secret + "\"}", "is not a private key");
        refused("[1]", "is not a private key");
        refused(rsa, "is neither a P-256 nor an Ed25519 key");
        refused(first.key().toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY), "is a public key");
        refused(first.privateJwk().repeat(3), "has 3 keys");
        assertThat(first.toString()).doesNotContain(secret);
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> KeyText.read(text, "retort.security.keys"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'retort.security.keys'")
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\"d\"");
    }
}
