package dev.retort.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.migrations.SchemaGate;
import dev.retort.testing.LoggedErrors;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
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

    @Test
    void missingWorkerIsNoMissingDatabase() {
        Problems problems = new Problems(new ObjectMapper(), gate);

        Problems.Answer busy = problems.of(new RejectedExecutionException(), "/users");
        Problems.Answer away = problems.of(new SQLException("Connection refused", "08001"), "/users");

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers()).containsEntry("Retry-After", "5");
        assertThat(busy.body()).contains("urn:retort:problem:unavailable", "Too many requests");
        assertThat(busy.body()).doesNotContainIgnoringCase("database").doesNotContainIgnoringCase("schema");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.headers()).containsEntry("Retry-After", "5");
        assertThat(away.body()).contains("urn:retort:problem:unavailable", "The database cannot be reached");
        assertThat(problems.ofStatus(503, "/users").body()).doesNotContainIgnoringCase("database");
    }
}
