package dev.retort.testing;

/** A database engine that Retort is built for. */
public enum Engine {
    H2("h2", "quarkus-app"),
    POSTGRESQL("postgresql", "other-app");

    private final String id;
    private final String folder;

    Engine(String id, String folder) {
        this.id = id;
        this.folder = folder;
    }

    /** The packaged application, made by {@code ./mvnw verify}, which says where; by default as without a profile. */
    public String jar() {
        return "target/" + System.getProperty("retort.app." + id, folder) + "/quarkus-run.jar";
    }
}
