package dev.retort.migrations.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How often things are killed: {@code -Dretort.kills=50}, by default 2; {@code all} for every window there is. */
final class Kills {

    private Kills() {}

    static int count() {
        return Integer.getInteger("retort.kills", 2);
    }

    /** As many as are asked for, chosen at random; all of them when that is asked for. */
    static <T> List<T> some(List<T> windows) {
        if ("all".equals(System.getProperty("retort.kills"))) {
            return windows;
        }
        long seed = Long.getLong("retort.kills.seed", System.nanoTime());
        List<T> shuffled = new ArrayList<>(windows);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, Math.min(4 * count(), shuffled.size()));
    }
}
