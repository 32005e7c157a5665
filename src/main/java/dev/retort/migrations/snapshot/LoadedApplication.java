package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import io.quarkus.runtime.Application;

/** The generated class of the service, with what Quarkus does when it is loaded: no more than that, for nothing starts. */
final class LoadedApplication {

    private LoadedApplication() {}

    /**
     * Has it loaded, once. Its beans can be had then; where the service runs, they are there already.
     *
     * @throws MigrationException when it does not load, or there is none
     */
    static void require(ClassLoader loader) {
        if (Application.currentApplication() != null) {
            return;
        }
        try {
            Class.forName(Application.APP_CLASS_NAME, true, loader);
        } catch (ClassNotFoundException missing) {
            throw new MigrationException(
                    "these classes are not a build of Quarkus", "run './retort VERB' in the source tree", missing);
        } catch (LinkageError refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new MigrationException(
                    "the entities cannot be prepared: " + cause.getMessage(), "correct the mapping", refused);
        }
    }
}
