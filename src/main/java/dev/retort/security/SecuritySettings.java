package dev.retort.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of sign-in and authorization. */
@ConfigMapping(prefix = "retort.security")
public interface SecuritySettings {

    /** Whether requests need a token. */
    enum Mode {
        /** Everybody may do everything. A token is read only by requests that ask who their sender is. */
        OPEN,
        /** Requests need a token, except for those that anybody may send. */
        JWT
    }

    /** The senders that may create users. */
    enum SignUp {
        OPEN,
        ADMIN,
        OFF
    }

    /** By default {@code open} in dev mode, in tests and in the build for H2, {@code jwt} in the build for PostgreSQL. */
    Mode mode();

    /** The senders that may use {@code POST /users}: anybody, admins, or nobody. Applies in the mode {@code jwt}. */
    @WithDefault("open")
    SignUp signUp();

    /**
     * File with one or two private keys in JWK form (RFC 7517), as the verb {@code key} prints them. The first key signs,
     * both verify.
     */
    Optional<Path> keys();

    /** The content of such a file, for an environment variable. At most one of the two may be set. */
    Optional<String> key();

    /** How long a token is valid, 1 second to 1 day. */
    @WithDefault("15M")
    Duration tokenLifetime();

    /** The claim {@code iss} of our tokens. */
    @WithDefault("retort")
    String issuer();

    /** The claim {@code aud} of our tokens. */
    @WithDefault("retort")
    String audience();
}
