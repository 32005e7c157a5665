package dev.retort.migrations.apply.connect;

import io.quarkus.runtime.ImageMode;

/**
 * Makes H2 fail where it would run in circles. When its file cannot be written (a full disk) it closes the store under
 * all sessions; one that was about to begin a statement then looks for a version to read again and again, on a whole
 * core, to the end of the process (H2 2.4.240, {@code MVStore.registerVersionUsage}). In that loop stands an assertion
 * that is broken only then; it throws when assertions are on, as they are not by default.
 */
public final class H2Assertions {

    private static final String STORE = "org.h2.mvstore.MVStore";

    private H2Assertions() {}

    /** To be called before H2 opens its first database; afterwards it has no effect. */
    public static void enable() {
        if (ImageMode.current().isNativeImage()) {
            // Fixed when the executable was built, by the argument -ea:org.h2... (pom.xml); asking for it is an Error.
            return;
        }
        try {
            Class.forName("org.h2.Driver", false, H2Assertions.class.getClassLoader())
                    .getClassLoader()
                    .setClassAssertionStatus(STORE, true);
        } catch (ClassNotFoundException noDriver) {
            // Then nothing runs in circles.
        }
    }
}
