package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.Current;
import dev.retort.migrations.Migrations.HistoryEntry;
import dev.retort.migrations.Migrations.MoveResult;
import dev.retort.migrations.Migrations.RevisionDetails;
import dev.retort.migrations.Migrations.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of each verb to the migrations, and the words of its result. */
class VerbsTest {

    private final FakeMigrations migrations = new FakeMigrations();

    @ParameterizedTest
    @CsvSource({
        "current, current",
        "history, history",
        "show 2026, show 2026",
        "upgrade, upgrade head",
        "upgrade head, upgrade head",
        "upgrade 20260112, upgrade 20260112",
        "upgrade +2, upgrade +2",
        "upgrade --sql, upgradeSql head",
        "upgrade --sql +1, upgradeSql +1",
        "downgrade base, downgrade base",
        "downgrade 20260105090000, downgrade 20260105090000",
        "downgrade -1, downgrade -1",
        "downgrade -12, downgrade -12",
        "downgrade -1 --sql, downgradeSql -1",
        "downgrade --sql -2, downgradeSql -2",
        "--verbose downgrade --url jdbc:h2:mem:x -3, downgrade -3",
        "stamp head, stamp head",
        "stamp base, stamp base",
        "stamp 2026, stamp 2026",
        "revision -m Message, revise Message",
        "revision --message=Message, revise Message",
        "upgrade nonsense, upgrade nonsense",
        "revision --autogenerate -m Message, autogenerate Message",
        "check, check",
        "check --scratch-url jdbc:postgresql:x, check jdbc:postgresql:x",
        "verify, verify []",
        "verify 2026 20260112, 'verify [2026, 20260112]'",
        "diagram, diagram"
    })
    void verbAsksForWhatWasTyped(String typed, String asked) {
        Typed answer = Typed.type(migrations, typed.split(" "));

        assertThat(migrations.asked).containsExactly(asked);
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void currentIsAJsonObject() {
        assertThat(Typed.type(migrations, "current", "--json").out())
                .isEqualTo(
                        "{\"revision\":\"20260105090000\",\"head\":\"20260119090000\",\"pending\":2,\"unknown\":0}\n");
    }

    @Test
    void anEmptyDatabaseAndChangelogAreNullInJsonAndADashInText() {
        migrations.current = new Current(null, null, 0, 0);

        assertThat(Typed.type(migrations, "--json", "current").out())
                .isEqualTo("{\"revision\":null,\"head\":null,\"pending\":0,\"unknown\":0}\n");
        assertThat(Typed.type(migrations, "current").out())
                .isEqualTo("revision  -\nhead      -\npending   0\nunknown   0\n");
    }

    @Test
    void historyIsAJsonArrayWithTimesInUtc() {
        migrations.history = List.of(
                new HistoryEntry("20260119090000", "Second \"quoted\"", State.PENDING, null),
                new HistoryEntry("20260105090000", null, State.UNKNOWN, Instant.parse("2026-02-01T10:11:12.5Z")));

        assertThat(Typed.type(migrations, "history", "--json").out())
                .isEqualTo("[{\"revision\":\"20260119090000\",\"message\":\"Second \\\"quoted\\\"\","
                        + "\"state\":\"pending\",\"appliedAt\":null},"
                        + "{\"revision\":\"20260105090000\",\"message\":null,"
                        + "\"state\":\"unknown\",\"appliedAt\":\"2026-02-01T10:11:12.500Z\"}]\n");
    }

    @Test
    void historyIsAlignedAndEachRevisionStaysOnItsLine() {
        migrations.history = List.of(
                new HistoryEntry("20260119090000", "Two\nlines \u001b[31mand red", State.PENDING, null),
                new HistoryEntry(
                        "20260105090000", "x".repeat(10_000), State.APPLIED, Instant.parse("2026-02-01T10:11:12Z")));

        assertThat(Typed.type(migrations, "history").out())
                .isEqualTo("REVISION        STATE    APPLIED AT            MESSAGE\n"
                        + "20260119090000  pending  -                     Two lines [31mand red\n"
                        + "20260105090000  applied  2026-02-01T10:11:12Z  " + "x".repeat(97) + "...\n");
    }

    @Test
    void historyOfAnEmptyChangelogIsAnEmptyArray() {
        assertThat(Typed.type(migrations, "history", "--json").out()).isEqualTo("[]\n");
        assertThat(Typed.type(migrations, "history").out()).isEqualTo("No revisions\n");
    }

    @Test
    void showHasTheStatementsOneByOne() {
        migrations.shown = new RevisionDetails(
                "20260112090000", "Größer 😀", "db/changelog/a.yaml", State.CHANGED, List.of("SELECT 1", "SELECT 2"));

        assertThat(Typed.type(migrations, "show", "2026", "--json").out())
                .isEqualTo(
                        "{\"revision\":\"20260112090000\",\"message\":\"Größer 😀\","
                                + "\"file\":\"db/changelog/a.yaml\",\"state\":\"changed\",\"sql\":[\"SELECT 1\",\"SELECT 2\"]}\n");
        assertThat(Typed.type(migrations, "show", "2026").out()).isEqualTo("""
                        revision  20260112090000
                        message   Größer 😀
                        file      db/changelog/a.yaml
                        state     changed

                        SELECT 1;

                        SELECT 2;
                        """);
    }

    @Test
    void upgradeTellsFromWhereToWhere() {
        assertThat(Typed.type(migrations, "upgrade", "--json").out())
                .isEqualTo("{\"from\":\"20260105090000\",\"to\":\"20260119090000\","
                        + "\"revisions\":[\"20260112090000\",\"20260119090000\"]}\n");
        assertThat(Typed.type(migrations, "upgrade").out()).isEqualTo("""
                        Applied 20260112090000
                        Applied 20260119090000
                        The database was at 20260105090000 and is now at 20260119090000
                        """);
    }

    @Test
    void nothingToDoIsDone() {
        migrations.moved = new MoveResult("20260119090000", "20260119090000", List.of());

        Typed answer = Typed.type(migrations, "upgrade");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("Nothing to do: the database is at 20260119090000\n");
    }

    @Test
    void downgradeToBaseEndsNowhere() {
        migrations.moved = new MoveResult("20260105090000", null, List.of("20260105090000"));

        assertThat(Typed.type(migrations, "downgrade", "base", "--json").out())
                .isEqualTo("{\"from\":\"20260105090000\",\"to\":null,\"revisions\":[\"20260105090000\"]}\n");
        assertThat(Typed.type(migrations, "downgrade", "base").out())
                .isEqualTo("Rolled back 20260105090000\nThe database was at 20260105090000 and is now at base\n");
    }

    @Test
    void aScriptIsPrintedAsItIs() {
        assertThat(Typed.type(migrations, "upgrade", "--sql").out()).isEqualTo("-- a script\nSELECT 1;\n");
        assertThat(Typed.type(migrations, "downgrade", "-1", "--sql", "--json").out())
                .isEqualTo("{\"sql\":\"-- a script\\nSELECT 1;\\n\"}\n");
    }

    @Test
    void revisionTellsWhereItWrote() {
        assertThat(Typed.type(migrations, "revision", "-m", "a").out())
                .isEqualTo("Wrote src/main/resources/db/changelog/20260201120000-a.yaml\n");
        assertThat(Typed.type(migrations, "revision", "-m", "a", "--json").out())
                .isEqualTo("{\"revision\":\"20260201120000\","
                        + "\"file\":\"src/main/resources/db/changelog/20260201120000-a.yaml\",\"changes\":[]}\n");
    }

    @ParameterizedTest
    @CsvSource({"'@file'", "'${user.home}'", "'-fix'", "'-1'", "'\"quoted\"'", "' spaced '", "'Größe 😀'", "'%n%s'"})
    void aMessageArrivesWordForWord(String message) {
        assertThat(Typed.type(migrations, "revision", "-m", message).exitCode()).isZero();
        assertThat(migrations.asked).containsExactly("revise " + message);
    }

    @Test
    void aLongMessageOfSeveralLinesArrivesWordForWord() {
        String message = "line\r\n".repeat(2_000);

        assertThat(Typed.type(migrations, "revision", "-m", message).exitCode()).isZero();
        assertThat(migrations.asked).containsExactly("revise " + message);
    }

    @Test
    void aFailureIsOneLineOnStandardErrorAndOneValueOnStandardOutput() {
        migrations.failure = new MigrationException("No revision\n 'x'", "type 'retort history'\nto see them");

        Typed text = Typed.type(migrations, "show", "x");
        Typed json = Typed.type(migrations, "show", "x", "--json");

        assertThat(text).isEqualTo(new Typed(1, "", "retort: No revision 'x'; type 'retort history' to see them\n"));
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out())
                .isEqualTo("{\"error\":\"No revision 'x'\",\"remedy\":\"type 'retort history' to see them\"}\n");
        assertThat(json.err()).isEqualTo(text.err());
    }

    @Test
    void theStackTraceIsShownWhenAskedForAndHoldsNoPassword() {
        migrations.failure = new MigrationException(
                "No connection",
                "start it",
                new IllegalStateException("jdbc:postgresql://a:s3cret@h/d?password=hush&b=c"));

        assertThat(Typed.type(migrations, "current").err()).isEqualTo("retort: No connection; start it\n");
        assertThat(Typed.type(migrations, "current", "--verbose").err())
                .contains("\tat dev.retort.cli.", "//a:***@h/d?password=***&b=c")
                .doesNotContain("s3cret", "hush")
                .endsWith("retort: No connection; start it\n");
    }
}
