package dev.retort.problems;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A warning that is logged at most once in {@value #INTERVAL_SECONDS} seconds, with the number of those left out. Under
 * overload each refused request has the same one, and the log must not grow with the load.
 */
final class OccasionalWarning {

    static final int INTERVAL_SECONDS = 10;

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(INTERVAL_SECONDS);

    private final Logger log;
    private final LongSupplier nanos;
    private final AtomicLong due;
    private final AtomicLong leftOut = new AtomicLong();

    OccasionalWarning(Logger log) {
        this(log, System::nanoTime);
    }

    /** @param nanos the time in nanoseconds, from any beginning */
    OccasionalWarning(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
        this.due = new AtomicLong(nanos.getAsLong());
    }

    void log(String message) {
        long now = nanos.getAsLong();
        long expected = due.get();
        if (now - expected < 0 || !due.compareAndSet(expected, now + INTERVAL_NANOS)) {
            leftOut.incrementAndGet();
            return;
        }
        long more = leftOut.getAndSet(0);
        log.warn(more == 0 ? message : message + " (" + more + " more such warnings were left out)");
    }
}
