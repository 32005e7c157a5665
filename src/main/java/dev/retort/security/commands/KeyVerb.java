package dev.retort.security.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.ServiceVerb;
import dev.retort.security.SigningKey;
import io.smallrye.config.SmallRyeConfig;
import picocli.CommandLine.Command;

/** Makes a key. */
@Command(
        name = "key",
        customSynopsis = "retort key [OPTION...]",
        header = "Makes a private key that signs tokens.",
        description = {
            "%nPrints a new P-256 key in JWK form (RFC 7517). Keep it secret. The service",
            "reads it from the file that RETORT_SECURITY_KEYS names. To replace a key, put",
            "the new one in front of the old one in that file; remove the old one when its",
            "tokens have expired. Nothing is read or changed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  retort key > retort.jwk                       the first key",
            "  retort key > new.jwk",
            "  cat new.jwk retort.jwk > both.jwk             the new one signs, both verify"
        })
public final class KeyVerb extends ServiceVerb {

    @Override
    protected Answer run(SmallRyeConfig configuration) {
        SigningKey key = SigningKey.generate();
        String text = key.privateJwk();
        try {
            return new Answer(text, new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JWK is JSON", e);
        }
    }
}
