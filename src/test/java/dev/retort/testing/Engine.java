package dev.retort.testing;

/** A database engine that Retort is built for, and the folder in which the build for it lies. */
public enum Engine {
    H2("h2-app"),
    POSTGRESQL("postgresql-app");

    private final String folder;

    Engine(String folder) {
        this.folder = folder;
    }

    /** The packaged application, made by {@code ./mvnw verify} before the integration tests. */
    public String jar() {
        return System.getProperty("retort.test.target", "target") + "/" + folder + "/quarkus-run.jar";
    }
}
