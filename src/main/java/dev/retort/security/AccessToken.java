package dev.retort.security;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The answer to a sign-in, with the names of RFC 6749 in the spelling of this API.
 *
 * @param expiresIn in seconds
 */
@RegisterForReflection
record AccessToken(String accessToken, String tokenType, long expiresIn) {

    /** Without the token. */
    @Override
    public String toString() {
        return "AccessToken[expiresIn=" + expiresIn + "]";
    }
}
