package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.testing.PostgresqlServer;
import java.util.ArrayList;
import java.util.List;
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

    /** PostgreSQL refuses to use a label in the transaction that adds it. */
    @Test
    void statementsThatNeedTransactionsOfTheirOwnRunToo() {
        try (Scratch scratch = scratch()) {
            scratch.run(List.of(
                    "create type mood as enum ('calm')",
                    "create table people (feels mood)",
                    "alter type mood add value 'glad'",
                    "insert into people values ('glad')"));

            assertThat(scratch.read().table("people")).isPresent();
        }
    }

    /** Also where more statements stand before it than are run at a time. */
    @Test
    void aRefusedStatementIsKnownAndThoseBeforeItStay() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            statements.add("create table table_" + i + " (id int)");
        }
        statements.add("create table wrong (id nothing)");
        statements.add("create table later (id int)");
        try (Scratch scratch = scratch()) {
            ScratchException refused = catchThrowableOfType(ScratchException.class, () -> scratch.run(statements));

            assertThat(refused.statement()).isEqualTo("create table wrong (id nothing)");
            assertThat(scratch.read().tables().keySet()).hasSize(150).contains("table_149");
        }
    }

    private static Scratch scratch() {
        return Scratches.postgresql(PostgresqlServer.createDatabase(), PostgresqlServer.USER, PostgresqlServer.USER)
                .open();
    }
}
