package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OccasionalWarningTest {

    private static final Logger LOGGER = Logger.getLogger(OccasionalWarningTest.class.getName());

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void warningsOfOneIntervalAreOneLineAndTheNextOneCountsThem() {
        OccasionalWarning warning =
                new OccasionalWarning(org.jboss.logging.Logger.getLogger(OccasionalWarningTest.class), nanos::get);
        for (int i = 0; i < 1000; i++) {
            warning.log("Too many");
        }
        assertThat(lines).containsExactly("Too many");

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(OccasionalWarning.INTERVAL_SECONDS));
        warning.log("Too many");
        assertThat(lines).containsExactly("Too many", "Too many (999 more such warnings were left out)");
    }
}
