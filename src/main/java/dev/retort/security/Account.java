package dev.retort.security;

import java.time.Instant;

/**
 * What sign-in and the check of callers need to know of a user.
 *
 * @param passwordHash in PHC form
 * @param tokensValidFrom in whole seconds; tokens that were issued before are not valid any more
 */
public record Account(long id, String passwordHash, Role role, Instant tokensValidFrom) {

    /** Without the hash. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", role=" + role + "]";
    }
}
