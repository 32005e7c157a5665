package dev.retort.testing;

/**
 * What the processes of integration tests share. A class that measures time has it to itself, but for one that runs
 * short commands; every other one that starts processes shares it.
 */
public final class Processor {

    /** The name of the lock: taken for reading by those that share it. */
    public static final String MUCH_OF_IT = "processor";

    private Processor() {}
}
