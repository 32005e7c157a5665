package dev.retort.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * Verifies tokens: ours with our keys, those of an outside issuer as {@code mp.jwt.verify.*} says. The claim {@code iss} of a token
 * chooses between the two; nothing else of a token is believed before its signature is verified.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenParser extends JWTCallerPrincipalFactory {

    /** How far the clocks of replicas may be apart. */
    private static final int CLOCK_SKEW_SECONDS = 10;

    /** A key that an outside issuer withdraws is believed for that long. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private static final int MOST_BELIEVED = 10_000;

    /** Verified tokens: verifying a signature takes longer than all else that a request does. */
    private final Cache<String, JWTCallerPrincipal> believed = Caffeine.newBuilder()
            .maximumSize(MOST_BELIEVED)
            .expireAfterWrite(BELIEVED)
            .build();

    private final JwtConsumer unverified = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final DefaultJWTTokenParser own = new DefaultJWTTokenParser();
    private final DefaultJWTCallerPrincipalFactory outside = new DefaultJWTCallerPrincipalFactory();

    @Inject
    SecuritySettings settings;

    @Inject
    SigningKeys keys;

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo outsideIssuer) throws ParseException {
        JWTCallerPrincipal known = believed.getIfPresent(token);
        if (known != null && known.getExpirationTime() > Instant.now().getEpochSecond()) {
            return known;
        }
        JWTCallerPrincipal verified = verified(token, outsideIssuer);
        believed.put(token, verified);
        return verified;
    }

    private JWTCallerPrincipal verified(String token, JWTAuthContextInfo outsideIssuer) throws ParseException {
        try {
            JwtContext claimed = unverified.process(token);
            String issuer = claimed.getJwtClaims().getIssuer();
            if (settings.issuer().equals(issuer)) {
                String id = claimed.getJoseObjects().get(0).getKeyIdHeaderValue();
                SigningKey key = keys.find(id).orElseThrow(() -> new ParseException("The key is not one of ours"));
                JwtContext verified = own.parse(token, verification(key));
                return new DefaultJWTCallerPrincipal("JWT", verified.getJwtClaims());
            }
            if (issuer != null && issuer.equals(outsideIssuer.getIssuedBy())) {
                return outside.parse(token, outsideIssuer);
            }
            throw new ParseException("The issuer is neither ours nor the outside one");
        } catch (InvalidJwtException | org.jose4j.jwt.MalformedClaimException | RuntimeException e) {
            // A request with a token that cannot be parsed is not authenticated, and never a server error.
            throw new ParseException("The token cannot be read", e);
        }
    }

    private JWTAuthContextInfo verification(SigningKey key) {
        JWTAuthContextInfo verification = new JWTAuthContextInfo(key.publicKey(), settings.issuer());
        verification.setSignatureAlgorithm(Set.of(key.algorithm()));
        verification.setExpectedAudience(Set.of(settings.audience()));
        verification.setRequiredClaims(Set.of("sub", "iat", "exp"));
        verification.setClockSkew(CLOCK_SKEW_SECONDS);
        return verification;
    }
}
