package dev.retort.security;

import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.util.Set;

/** Makes tokens (RFC 7519): signed, valid for a short time, with id and role of the user and nothing else. */
@Singleton
class TokenIssuer {

    private final SecuritySettings settings;
    private final SigningKeys keys;

    TokenIssuer(SecuritySettings settings, SigningKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** A token; each has an id of its own ({@code jti}). */
    AccessToken issue(Accounts.Grant grant) {
        SigningKey key = keys.first();
        long lifetime = settings.tokenLifetime().toSeconds();
        String token = Jwt.issuer(settings.issuer())
                .audience(settings.audience())
                .subject(Long.toString(grant.id()))
                .groups(rolesOf(grant.role()))
                .issuedAt(grant.issuedAt())
                .expiresAt(grant.issuedAt().plusSeconds(lifetime))
                .jws()
                .keyId(key.id())
                .algorithm(key.algorithm())
                .sign(key.privateKey());
        return new AccessToken(token, "Bearer", lifetime);
    }

    /** The role and those that it contains. */
    static Set<String> rolesOf(Role role) {
        return role == Role.ADMIN ? Set.of(Role.USER_TEXT, Role.ADMIN_TEXT) : Set.of(Role.USER_TEXT);
    }
}
