package dev.retort.security;

import io.quarkus.security.spi.runtime.AuthorizationController;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** Switches authorization off in the mode {@code open}: no annotation is checked and no token is read then. */
@Alternative
@Priority(Interceptor.Priority.LIBRARY_AFTER)
@Singleton
class OpenMode extends AuthorizationController {

    private final boolean authorize;

    OpenMode(SecuritySettings settings) {
        this.authorize = settings.mode() == SecuritySettings.Mode.JWT;
    }

    @Override
    public boolean isAuthorizationEnabled() {
        return authorize;
    }
}
