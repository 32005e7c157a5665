package dev.retort.security;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The keys of this service: the first signs, all verify. Without a configured key, one is made when it is first needed. */
@Singleton
class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final String FILE = "retort.security.keys";
    private static final String INLINE = "retort.security.key";

    private final SecuritySettings settings;
    private List<SigningKey> keys = List.of();

    SigningKeys(SecuritySettings settings) {
        this.settings = settings;
    }

    /** The key that signs. */
    SigningKey first() {
        return all().get(0);
    }

    /** The key of that id, as tokens name it. */
    Optional<SigningKey> find(String id) {
        return all().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /**
     * One or two keys.
     *
     * @throws ConfigurationException when the configured ones cannot be read
     */
    synchronized List<SigningKey> all() {
        if (keys.isEmpty()) {
            keys = configured().orElseGet(SigningKeys::ephemeral);
        }
        return keys;
    }

    /** Whether a key is configured. */
    boolean areConfigured() {
        return settings.key().isPresent() || settings.keys().isPresent();
    }

    private Optional<List<SigningKey>> configured() {
        if (settings.key().isPresent() && settings.keys().isPresent()) {
            throw new ConfigurationException("'" + FILE + "' and '" + INLINE + "' are both set; remove one of them");
        }
        return settings.key().map(text -> KeyText.read(text, INLINE)).or(() -> settings.keys()
                .map(file -> {
                    try {
                        return KeyText.read(Files.readString(file), FILE);
                    } catch (IOException e) {
                        throw new ConfigurationException("'" + FILE + "' names the file '" + file
                                + "', which cannot be read; make it: 'java -jar quarkus-run.jar key > " + file + "'");
                    }
                }));
    }

    private static List<SigningKey> ephemeral() {
        LOG.info(
                "No key is set: tokens are valid until this process ends. 'java -jar quarkus-run.jar key > retort.jwk' makes"
                        + " one for RETORT_SECURITY_KEYS");
        return List.of(SigningKey.generate());
    }
}
