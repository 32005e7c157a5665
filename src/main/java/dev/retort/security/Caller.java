package dev.retort.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The sender of the current request, and what the sender may do. In the mode {@code open} everybody may do everything. */
@Singleton
public class Caller {

    /** Permission to read, change or delete the account whose id the parameter {@code id} of a resource method has. */
    public static final String OWN_ACCOUNT = "own-account";

    /** The attribute of an identity that has the id of its user. */
    static final String ID = "retort.user-id";

    private final SecuritySettings settings;
    private final CurrentIdentityAssociation identities;
    private final CallerCheck check;

    Caller(SecuritySettings settings, CurrentIdentityAssociation identities, CallerCheck check) {
        this.settings = settings;
        this.identities = identities;
        this.check = check;
    }

    /** Whether the sender owns the account or is an admin. Not asked in the mode {@code open}. */
    @PermissionChecker(OWN_ACCOUNT)
    boolean isOwnAccount(SecurityIdentity identity, String id) {
        Long own = identity.getAttribute(ID);
        return identity.hasRole(Role.ADMIN_TEXT)
                || (own != null && own.toString().equals(id));
    }

    /** Whether the sender may set roles. For resource methods whose annotations have looked at the identity. */
    public boolean maySetRoles() {
        return isOpen() || identities.getIdentity().hasRole(Role.ADMIN_TEXT);
    }

    /**
     * Looks at the sender again, when it is run: for requests that had to wait. It fails when the sender's tokens were ended meanwhile, or
     * the sender is no admin any more. To be asked for where annotations have looked at the identity; waits for the database.
     */
    public Runnable again() {
        if (isOpen()) {
            return () -> {};
        }
        SecurityIdentity before = identities.getIdentity();
        return () -> check.again(before);
    }

    /** The id of the sender's user. Fails when the request has no valid token; null when its token belongs to no user. */
    public Uni<Long> id() {
        return identities.getDeferredIdentity().map(identity -> {
            if (identity.isAnonymous()) {
                throw new UnauthorizedException();
            }
            return identity.getAttribute(ID);
        });
    }

    /** Whether anybody may sign up, so that {@link #checkSignUp} need not be asked. */
    public boolean isSignUpOpen() {
        return isOpen() || settings.signUp() == SecuritySettings.SignUp.OPEN;
    }

    /** Fails when the sender may not create users. */
    public Uni<Void> checkSignUp() {
        return switch (settings.signUp()) {
            case OPEN -> Uni.createFrom().voidItem();
            case OFF -> Uni.createFrom().failure(new ForbiddenException());
            case ADMIN ->
                identities.getDeferredIdentity().map(identity -> {
                    if (identity.isAnonymous()) {
                        throw new UnauthorizedException();
                    }
                    if (!identity.hasRole(Role.ADMIN_TEXT)) {
                        throw new ForbiddenException();
                    }
                    return null;
                });
        };
    }

    private boolean isOpen() {
        return settings.mode() == SecuritySettings.Mode.OPEN;
    }
}
