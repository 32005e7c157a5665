package dev.retort.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks at the security mode when the service starts. */
@Singleton
class StartupCheck {

    private static final Logger LOG = Logger.getLogger(StartupCheck.class);

    /** Before the migration begins. */
    private static final int FIRST = 1;

    private final SecuritySettings settings;
    private final LimitSettings limits;
    private final SigningKeys keys;
    private final String host;
    private final Optional<String> outsideIssuer;
    private final Optional<List<String>> outsideAudiences;
    private final boolean believesProxies;
    private final Optional<List<String>> trustedProxies;

    StartupCheck(
            SecuritySettings settings,
            LimitSettings limits,
            SigningKeys keys,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> outsideIssuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") Optional<List<String>> outsideAudiences,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean believesProxies,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trustedProxies) {
        this.settings = settings;
        this.limits = limits;
        this.believesProxies = believesProxies;
        this.trustedProxies = trustedProxies;
        this.keys = keys;
        this.host = host;
        this.outsideIssuer = outsideIssuer;
        this.outsideAudiences = outsideAudiences;
    }

    /** Quarkus prints the message of that exception, without a stack trace, and ends. */
    void check(@Observes @Priority(FIRST) StartupEvent event) {
        requireRange("retort.security.token-lifetime", settings.tokenLifetime(), Duration.ofDays(1));
        requireRange("retort.security.limits.first-delay", limits.firstDelay(), Duration.ofMinutes(1));
        switch (settings.mode()) {
            case OPEN -> warnUnlessLoopback();
            case JWT -> {
                requireKey();
                requireAudience();
                requireTrustedProxies();
            }
        }
    }

    private void warnUnlessLoopback() {
        if (!isLoopback()) {
            LOG.warnf(
                    "'retort.security.mode' is 'open' and the service listens on '%s': whoever reaches it can read and change"
                            + " every user. Set RETORT_SECURITY_MODE=jwt, or QUARKUS_HTTP_HOST=127.0.0.1",
                    host);
        }
    }

    private void requireKey() {
        if (!keys.areConfigured()) {
            throw new ConfigurationException(
                    "'retort.security.mode' is 'jwt', and there is no key to sign tokens with. Make"
                            + " one: 'java -jar quarkus-run.jar key > retort.jwk' ('./retort key > retort.jwk' in the source tree), and set"
                            + " RETORT_SECURITY_KEYS=retort.jwk");
        }
        keys.all();
    }

    /** Without an audience, a token that the issuer made for any other service would be accepted. */
    private void requireAudience() {
        if (outsideIssuer.isPresent() && outsideAudiences.isEmpty()) {
            throw new ConfigurationException("'mp.jwt.verify.issuer' is '" + outsideIssuer.get()
                    + "', and nothing says which of its tokens are for this service. Set MP_JWT_VERIFY_AUDIENCES to the audience"
                    + " ('aud') of those tokens");
        }
    }

    /** Otherwise every client may name an address of its choice, and escape the limits. */
    private void requireTrustedProxies() {
        if (believesProxies && trustedProxies.isEmpty()) {
            throw new ConfigurationException(
                    "'quarkus.http.proxy.proxy-address-forwarding' is true, and nothing says whom to"
                            + " believe. Set QUARKUS_HTTP_PROXY_TRUSTED_PROXIES to the address of the proxy");
        }
    }

    private static void requireRange(String setting, Duration value, Duration most) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0) {
            throw new ConfigurationException(
                    "'" + setting + "' is " + value + "; set it to PT1S to " + most + ", for example 60S");
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
