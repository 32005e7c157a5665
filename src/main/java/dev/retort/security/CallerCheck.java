package dev.retort.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Holds a verified token against the row of its user: who was deleted, or whose tokens were ended, is not authenticated, and the
 * role is that of the row. Costs one query by primary key for each request with a token.
 *
 * <p>A token of an outside issuer has the roles of its claim. Its sender is the user with its e-mail address where the issuer has
 * verified that address, and otherwise no user.
 */
@Singleton
class CallerCheck implements SecurityIdentityAugmentor {

    private final SecuritySettings settings;
    private final Accounts accounts;

    CallerCheck(SecuritySettings settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? context.runBlocking(() -> checked(identity, token))
                : Uni.createFrom().item(identity);
    }

    /**
     * Checks once more.
     *
     * @throws AuthenticationFailedException when the tokens of the user were ended
     * @throws ForbiddenException when the user is no admin any more
     */
    void again(SecurityIdentity before) {
        if (before.getPrincipal() instanceof JsonWebToken token) {
            SecurityIdentity now = checked(before, token);
            if (before.hasRole(Role.ADMIN_TEXT) && !now.hasRole(Role.ADMIN_TEXT)) {
                throw new ForbiddenException();
            }
        }
    }

    private SecurityIdentity checked(SecurityIdentity identity, JsonWebToken token) {
        boolean isOurs = settings.issuer().equals(token.getIssuer());
        Optional<Account> account = isOurs ? bySubject(token.getSubject()) : linked(token);
        if (isOurs && account.isEmpty()) {
            throw new AuthenticationFailedException("The user of the token is gone");
        }
        if (account.isPresent()
                && token.getIssuedAtTime() < account.get().tokensValidFrom().getEpochSecond()) {
            throw new AuthenticationFailedException("The tokens of the user were ended");
        }
        QuarkusSecurityIdentity.Builder checked = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(isOurs ? TokenIssuer.rolesOf(account.get().role()) : known(identity.getRoles()));
        account.ifPresent(known -> checked.addAttribute(Caller.ID, known.id()));
        return checked.build();
    }

    private Optional<Account> bySubject(String id) {
        try {
            return accounts.byId(Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw new AuthenticationFailedException("The subject is not the id of a user", e);
        }
    }

    private Optional<Account> linked(JsonWebToken token) {
        boolean isVerified = "true".equals(String.valueOf(token.<Object>getClaim("email_verified")));
        String email = token.getClaim("email");
        return isVerified && email != null ? accounts.byEmail(email) : Optional.empty();
    }

    private static Set<String> known(Set<String> roles) {
        Set<String> known = new HashSet<>(roles);
        known.retainAll(TokenIssuer.rolesOf(Role.ADMIN));
        return known;
    }
}
