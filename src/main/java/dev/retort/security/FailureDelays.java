package dev.retort.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Delays attempts after failures: the first ones are free, then each failure doubles the delay before the next attempt. An attempt
 * counts as failed from its beginning, so that attempts at the same time do not pass together. Remembers a bounded number of keys
 * for an hour after their last attempt.
 */
final class FailureDelays {

    private static final int MOST_KEYS = 20_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private record Failures(int count, long blockedUntil) {}

    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final int free;
    private final Duration first;
    private final Duration longest;
    private final LongSupplier nanoTime;

    /**
     * @param free failures without a delay; 0 for no delay ever
     * @param first delay
     * @param longest delay between two attempts
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    FailureDelays(int free, Duration first, Duration longest, LongSupplier nanoTime) {
        this.free = free;
        this.first = first;
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    /** Begins an attempt. Returns zero, or how long the attempt would have to wait, which then does not count. */
    Duration begin(String key) {
        if (free == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        AtomicLong wait = new AtomicLong();
        failures.asMap().compute(key, (same, was) -> {
            if (was != null && was.blockedUntil - now > 0) {
                wait.set(was.blockedUntil - now);
                return was;
            }
            int count = was == null ? 1 : was.count + 1;
            return new Failures(count, now + delay(count).toNanos());
        });
        return Duration.ofNanos(wait.get());
    }

    /** Takes back one attempt, which did not fail. */
    void takeBack(String key) {
        failures.asMap()
                .computeIfPresent(
                        key, (same, was) -> was.count <= 1 ? null : new Failures(was.count - 1, nanoTime.getAsLong()));
    }

    /** Forgets all failures of {@code key}. */
    void forget(String key) {
        failures.invalidate(key);
    }

    private Duration delay(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration delay = first.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
