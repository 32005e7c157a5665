package dev.retort.migrations.apply;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;

/**
 * Lets {@code quarkus:dev} apply a changelog that was edited. Liquibase remembers of a database that nothing was to be
 * done, for as long as its classes live, which is over restarts of the application there; a later edit went unseen.
 */
@Singleton
class LiveReload {

    void forget(@Observes ShutdownEvent event) {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
    }
}
