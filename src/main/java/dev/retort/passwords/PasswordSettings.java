package dev.retort.passwords;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How much of the machine the hashing of passwords may take. */
@ConfigMapping(prefix = "retort.passwords")
public interface PasswordSettings {

    /** How many hashes are computed at the same time, at least 1; by default one less than the machine has cores. */
    OptionalInt hashesAtOnce();

    /** How many more may wait, at least 1; beyond that a sign-up is answered with 429. */
    @WithDefault("1000")
    int queue();
}
