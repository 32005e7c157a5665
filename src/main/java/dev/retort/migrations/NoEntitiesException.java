package dev.retort.migrations;

/** A native executable was told to read the entities. */
public final class NoEntitiesException extends MigrationException {

    private static final long serialVersionUID = 1L;

    public NoEntitiesException() {
        super("a native executable has no entities to compare", "use the JVM build");
    }
}
