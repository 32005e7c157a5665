package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;

/** An engine's JDBC driver is not on the class path. */
public final class MissingDriverException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** The engine that the build itself is for. */
    public MissingDriverException(Engine engine) {
        this(engine, "");
    }

    private MissingDriverException(Engine engine, String otherRemedy) {
        super(
                "the class path has no JDBC driver for " + engine.id(),
                "add the dependency io.quarkus:quarkus-jdbc-" + engine.id() + otherRemedy);
    }

    /**
     * Looks for a driver before anything needs it.
     *
     * @param own the engine of the build; any other can be left out of the project's engines
     * @throws MissingDriverException when there is none
     */
    public static void require(Engine engine, Engine own) {
        if (!isThere(engine, Thread.currentThread().getContextClassLoader())
                && !isThere(engine, MissingDriverException.class.getClassLoader())) {
            throw engine == own
                    ? new MissingDriverException(engine)
                    : new MissingDriverException(
                            engine,
                            ", or write revisions for " + own.id() + " alone: retort.migrations.engines=" + own.id());
        }
    }

    private static boolean isThere(Engine engine, ClassLoader loader) {
        try {
            Class.forName(engine.driver(), false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
