package dev.retort.security;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads private keys: JWKs one after the other, or a JWK set (RFC 7517). */
final class KeyText {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final int MOST = 2;
    private static final String REMEDY = "; make a key with 'java -jar quarkus-run.jar key > retort.jwk'";

    private KeyText() {}

    /**
     * One or two keys, in the order of the text.
     *
     * @param setting that the text is from, for messages; the text itself is in none of them
     * @throws ConfigurationException when the text has anything else
     */
    static List<SigningKey> read(String text, String setting) {
        List<SigningKey> keys = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (MappingIterator<JsonNode> values = mapper.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                for (JsonNode jwk : value.has("keys") ? value.get("keys") : List.of(value)) {
                    keys.add(SigningKey.of(mapper.convertValue(jwk, MEMBERS)));
                }
            }
        } catch (IOException e) {
            throw refused(setting, "is not JSON");
        } catch (IllegalArgumentException e) {
            boolean ours = String.valueOf(e.getMessage()).startsWith("is ");
            throw refused(setting, ours ? e.getMessage() : "is not a private key in JWK form");
        }
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new ConfigurationException("'" + setting + "' has " + keys.size()
                    + " keys; give one, or two while one replaces the other" + (keys.isEmpty() ? REMEDY : ""));
        }
        return List.copyOf(keys);
    }

    /** Without a cause, whose message may repeat the text. */
    private static ConfigurationException refused(String setting, String why) {
        return new ConfigurationException("'" + setting + "' has something that " + why + REMEDY);
    }
}
