package dev.retort.launcher;

/** Exit codes of {@link Recompile}. */
final class Recompiled {

    /** The sources do not compile. */
    static final int FAILED = 3;

    /** Only a build by Maven tells. */
    static final int NOT_HERE = 4;

    private Recompiled() {}
}
