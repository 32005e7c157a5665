package dev.retort.security;

import java.time.Instant;
import java.util.Optional;

/** Finds accounts. Implemented where users are stored. Methods wait for the database. */
public interface Accounts {

    /** The account of that id; one query by primary key. */
    Optional<Account> byId(long id);

    /** The account of that e-mail address, whatever its spelling. */
    Optional<Account> byEmail(String email);

    /** The one form in which an e-mail address is stored and compared, whatever its spelling. Does not wait. */
    String normalised(String email);

    /**
     * Confirms a sign-in while the row is locked, so that a token of the old password cannot be issued after the password was
     * changed. Empty when the account has another password hash by now, or is gone.
     *
     * @param passwordHash that the password was compared with
     * @param newPasswordHash of the same password, to be stored in its place; null to keep the one that is stored. Neither version
     *     nor {@code updatedAt} change.
     */
    Optional<Grant> confirm(long id, String passwordHash, String newPasswordHash);

    /**
     * A token to be issued.
     *
     * @param issuedAt in whole seconds; not before {@link Account#tokensValidFrom}, and at most two seconds ahead
     */
    record Grant(long id, Role role, Instant issuedAt) {}
}
