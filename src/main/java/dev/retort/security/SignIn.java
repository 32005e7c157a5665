package dev.retort.security;

import dev.retort.passwords.PasswordHasher;
import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Exchanges e-mail address and password for a token. An unknown address takes the same steps as a wrong password, with the hash of
 * a password that nobody has.
 *
 * <p>Every attempt passes {@link #token}, and {@link SignInLimits} before anything is read or hashed.
 */
@Singleton
class SignIn {

    /** Somebody else may change the stored hash once between reading and confirming it. */
    private static final int TRIES = 2;

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final TokenIssuer issuer;
    private final SignInLimits limits;

    SignIn(Accounts accounts, PasswordHasher hasher, TokenIssuer issuer, SignInLimits limits) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.issuer = issuer;
        this.limits = limits;
    }

    /**
     * A token; fails with a {@link ProblemException}: unauthorized, or too many requests when no hash can be computed.
     *
     * @param email of the credentials, in its normal form
     * @param client the address that the request comes from
     * @throws ProblemException too many requests, when too many attempts have failed
     */
    Uni<AccessToken> token(Credentials credentials, String email, String client) {
        SignInLimits.Attempt counted = limits.begin(email, client);
        return attempt(credentials, TRIES)
                .invoke(counted::succeeded)
                .onFailure(failure ->
                        !(failure instanceof ProblemException problem && problem.type() == ProblemType.UNAUTHORIZED))
                .invoke(counted::undecided);
    }

    private Uni<AccessToken> attempt(Credentials credentials, int tries) {
        return onWorker(() -> accounts.byEmail(credentials.email()))
                .chain(found -> verified(credentials, found, tries));
    }

    private Uni<AccessToken> verified(Credentials credentials, Optional<Account> found, int tries) {
        String hash = found.map(Account::passwordHash).orElse(null);
        return hasher.check(credentials.password(), hash)
                .chain(matches -> matches && found.isPresent()
                        ? renewed(credentials, hash)
                                .chain(newHash -> confirmed(credentials, found.get(), newHash, tries))
                        : Uni.createFrom().failure(SignIn::refused));
    }

    /** A hash at today's cost; null when the stored one has it. */
    private Uni<String> renewed(Credentials credentials, String hash) {
        return hasher.needsRehash(hash)
                ? hasher.hash(credentials.password())
                : Uni.createFrom().nullItem();
    }

    private Uni<AccessToken> confirmed(Credentials credentials, Account account, String newHash, int tries) {
        return onWorker(() -> accounts.confirm(account.id(), account.passwordHash(), newHash))
                .chain(grant -> {
                    if (grant.isPresent()) {
                        return Uni.createFrom().item(issuer.issue(grant.get()));
                    }
                    return tries > 1
                            ? attempt(credentials, tries - 1)
                            : Uni.createFrom().failure(SignIn::refused);
                });
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static ProblemException refused() {
        return ProblemException.of(
                ProblemType.UNAUTHORIZED, "E-mail address or password is wrong; correct them and sign in again");
    }
}
