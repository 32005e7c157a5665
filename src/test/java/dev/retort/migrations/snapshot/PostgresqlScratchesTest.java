package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.retort.testing.PostgresqlServer;
import org.junit.jupiter.api.Test;

class PostgresqlScratchesTest {

    /** Whose keeper is gone is left behind. */
    @Test
    void aScratchIsDroppedHoweverLongItWasIdle() throws InterruptedException {
        String impatient = PostgresqlServer.createDatabase() + "?options=-c%20idle_session_timeout=200";
        Scratch scratch = Scratches.postgresql(impatient, PostgresqlServer.USER, PostgresqlServer.USER)
                .open();

        Thread.sleep(700);

        assertThatCode(scratch::close).doesNotThrowAnyException();
    }
}
