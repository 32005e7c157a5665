package dev.retort.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Times of answers, added by several threads and then read by one. */
final class Latencies {

    private final long[] nanos;
    private final AtomicInteger size = new AtomicInteger();

    Latencies(int capacity) {
        nanos = new long[capacity];
    }

    void add(long nanoseconds) {
        nanos[size.getAndIncrement()] = nanoseconds;
    }

    /** The times of both. */
    Latencies and(Latencies others) {
        Latencies both = new Latencies(size.get() + others.size.get());
        for (Latencies each : List.of(this, others)) {
            System.arraycopy(each.nanos, 0, both.nanos, both.size.getAndAdd(each.size.get()), each.size.get());
        }
        return both;
    }

    /** The time within which that share of answers came, 0 to 1, in milliseconds. */
    double millis(double share) {
        long[] sorted = Arrays.copyOf(nanos, size.get());
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
    }
}
