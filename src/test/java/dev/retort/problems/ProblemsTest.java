package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.migrations.SchemaGate;
import dev.retort.testing.LoggedErrors;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final AtomicInteger doubts = new AtomicInteger();
    private final SchemaGate gate = new SchemaGate() {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void doubt() {
            doubts.incrementAndGet();
        }

        @Override
        public String reason() {
            return "";
        }
    };

    @Test
    void aColumnThatIsNotThereIsOneLineOfTheLog() {
        SQLException missing = new SQLException("Column \"NICKNAME\" not found; SQL statement:\nselect", "42S22");
        try (LoggedErrors log = new LoggedErrors()) {
            Problems.Answer answer =
                    new Problems(new ObjectMapper(), gate).of(new IllegalStateException(missing), "/users");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(doubts).hasValue(1);
            // The last word is the exception, which would be printed as a stack trace.
            assertThat(log.messages()).singleElement().asString().endsWith(" null");
        }
    }
}
