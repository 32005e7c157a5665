package dev.retort.passwords;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Cost of a password hash, and limits for the resources of hashing. The costs are those that OWASP's
 * password storage cheat sheet asks of Argon2id.
 */
@ConfigMapping(prefix = "retort.passwords")
public interface PasswordSettings {

    /** Memory that one hash takes, in KiB: 8 to 1,048,576. */
    @WithDefault("19456")
    int memoryKib();

    /** How many times a hash passes over its memory: 1 to 100. */
    @WithDefault("2")
    int iterations();

    /** How many hashes are computed at the same time, at least 1; by default one less than the machine has cores. */
    OptionalInt hashesAtOnce();

    /** How many more may wait, at least 1; beyond that a sign-up is answered with 429. */
    @WithDefault("1000")
    int queue();

    /** How long a password may wait until its hash begins, more than 0; after that a sign-up is answered with 503. */
    @WithDefault("PT10S")
    Duration longestWait();
}
