package dev.retort.cli;

import java.util.Optional;

/** Says how a new revision gets applied in a project whose service does not apply it, since it lacks quarkus-liquibase. */
final class ApplyHint {

    private ApplyHint() {}

    /**
     * One line; empty where the project has quarkus-liquibase.
     *
     * @param loader of the project's libraries
     */
    static Optional<String> of(ClassLoader loader) {
        if (has("io.quarkus.liquibase.LiquibaseFactory", loader)) {
            return Optional.empty();
        }
        return Optional.of(
                has("org.flywaydb.core.Flyway", loader)
                        ? "This is a Liquibase revision, and Flyway does not apply it: run 'retort upgrade', or replace"
                                + " quarkus-flyway with quarkus-liquibase"
                        : "The service does not apply it yet: add quarkus-liquibase, or run 'retort upgrade'");
    }

    private static boolean has(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
