package dev.retort.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureDelaysTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final FailureDelays delays =
            new FailureDelays(3, Duration.ofSeconds(1), Duration.ofSeconds(10), clock::get);

    @Test
    void delayDoublesUpToTheLongest() {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            assertThat(delays.begin("a")).isZero();
            Duration wait = delays.begin("a");
            seconds.add(wait.toSeconds());
            if (wait.isZero()) {
                delays.takeBack("a");
            }
            clock.addAndGet(wait.toNanos());
        }
        assertThat(seconds).containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void refusedAttemptDoesNotCountAndOtherKeysAreFree() {
        for (int i = 0; i < 3; i++) {
            assertThat(delays.begin("a")).isZero();
        }
        for (int i = 0; i < 100; i++) {
            assertThat(delays.begin("a")).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(delays.begin("b")).isZero();
    }

    @Test
    void attemptsAtTheSameTimeDoNotPassTogether() {
        long passed = java.util.stream.IntStream.range(0, 1000)
                .parallel()
                .filter(i -> delays.begin("a").isZero())
                .count();
        assertThat(passed).isEqualTo(3);
    }

    @Test
    void noLimitDelaysNothing() {
        FailureDelays none = new FailureDelays(0, Duration.ofSeconds(1), Duration.ofSeconds(10), clock::get);
        for (int i = 0; i < 100; i++) {
            assertThat(none.begin("a")).isZero();
        }
    }
}
