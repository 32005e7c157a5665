package dev.retort.testing;

/**
 * What the processes of integration tests share. Who measures time and mostly waits has it to himself, but for a class
 * that runs short commands; every other class that starts processes shares it.
 */
public final class Processor {

    /** The name of the lock: taken for reading by those that share it. */
    public static final String MUCH_OF_IT = "processor";

    private Processor() {}
}
