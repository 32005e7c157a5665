package dev.retort.migrations.snapshot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The scratch databases on servers that this process has open: when it is told to end, as by Ctrl-C, they are dropped. */
final class OpenScratches {

    private static final Map<String, Runnable> REMOVALS = new ConcurrentHashMap<>();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OpenScratches::removeAll, "retort-open-scratches"));
    }

    private OpenScratches() {}

    /**
     * To be called before it is made.
     *
     * @param removal makes it go away, whatever others are doing with it; throws nothing
     * @throws ScratchException when the process is about to end
     */
    static void add(String name, Runnable removal) {
        REMOVALS.put(name, removal);
        if (ending) {
            throw new ScratchException("the command was interrupted", "run it again", null);
        }
    }

    /** To be called when it is gone. */
    static void remove(String name) {
        REMOVALS.remove(name);
    }

    private static void removeAll() {
        ending = true;
        // Side by side, for one whose server does not answer keeps its thread until the connection is given up.
        REMOVALS.values().parallelStream().forEach(Runnable::run);
    }
}
