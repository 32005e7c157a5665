package dev.retort.security;

import java.time.Instant;

/**
 * The data of a user that sign-in and the check of callers need.
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
