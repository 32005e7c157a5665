package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant is refused with exit code 2 and one line, and nothing is asked of the migrations. */
class UsageTest {

    private final FakeMigrations migrations = new FakeMigrations();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "upgrad               | unknown verb 'upgrad'; did you mean 'upgrade'?",
                "histroy --json       | unknown verb 'histroy'; did you mean 'history'?",
                "frobnicate           | unknown verb 'frobnicate'; 'retort --help' lists the verbs",
                "--json               | no verb; 'retort --help' lists them",
                "upgrade --sqll       | unknown option '--sqll'; did you mean '--sql'?",
                "current --jsn        | unknown option '--jsn'; did you mean '--json'?",
                "--jsn current        | unknown option '--jsn'; did you mean '--json'?",
                "current --sql        | unknown option '--sql'; 'retort current --help' says what can be given",
                "upgrade -1           | 'upgrade' cannot go to '-1'; give head, the id of a revision or +N",
                "downgrade            | 'downgrade' does not say how far; give base, the id of a revision (which stays applied) or -N",
                "downgrade --sql      | 'downgrade' does not say how far; give base, the id of a revision (which stays applied) or -N",
                "downgrade --sq -1    | unknown option '--sq'; did you mean '--sql'?",
                "downgrade -1 --sq    | unknown option '--sq'; did you mean '--sql'?",
                "downgrade -1x        | unknown option '-1x'; 'retort downgrade --help' says what can be given",
                "downgrade -0         | 'downgrade' cannot go to '-0'; give base, the id of a revision (which stays applied) or -N",
                "downgrade +1         | 'downgrade' cannot go to '+1'; give base, the id of a revision (which stays applied) or -N",
                "downgrade head       | 'downgrade' cannot go to 'head'; give base, the id of a revision (which stays applied) or -N",
                "downgrade -1 -2      | 'downgrade' does not take '-2'; 'retort downgrade --help' says what can be given",
                "upgrade base         | 'upgrade' cannot go to 'base'; give head, the id of a revision or +N",
                "upgrade +0           | 'upgrade' cannot go to '+0'; give head, the id of a revision or +N",
                "upgrade +9999999999  | 'upgrade' cannot go to '+9999999999'; give head, the id of a revision or +N",
                "upgrade a b          | 'upgrade' does not take 'b'; 'retort upgrade --help' says what can be given",
                "stamp                | 'stamp' does not say what counts as applied; give head, base or the id of a revision",
                "stamp +1             | 'stamp' cannot take '+1'; give head, base or the id of a revision",
                "show                 | 'show' does not say which revision; give its id; 'retort history' lists them",
                "revision             | 'revision' has no message; say what it does: -m 'Add an age to users'",
                "revision -m          | '--message' needs a value; 'retort revision --help' says what can be given",
                "revision Message     | 'revision' does not take 'Message'; 'retort revision --help' says what can be given",
                "revision -m a --dry-run     | options such as --rename, --drop and --dry-run are about what is generated; add --autogenerate",
                "revision -m a --drop b      | options such as --rename, --drop and --dry-run are about what is generated; add --autogenerate",
                "revision -m a --ignore b    | options such as --rename, --drop and --dry-run are about what is generated; add --autogenerate",
                "revision -m a --rename b=c  | options such as --rename, --drop and --dry-run are about what is generated; add --autogenerate",
                "revision --autogenerate     | 'revision' has no message; say what it does: -m 'Add an age to users'",
                "revision --autogenerate -m a --rename b       | '--rename' cannot be 'b'; give table=table or table.column=table.column",
                "revision --autogenerate -m a --rename b=      | '--rename' cannot be 'b='; give table=table or table.column=table.column",
                "revision --autogenerate -m a --rename t.b=c   | '--rename' cannot be 't.b=c'; give table=table or table.column=table.column",
                "revision --autogenerate -m a --default age=1  | '--default' cannot be 'age=1'; give table.column=value",
                "revision --autogenerate -m a --default t.age  | '--default' cannot be 't.age'; give table.column=value",
                "revision --autogenerat -m a | unknown option '--autogenerat'; did you mean '--autogenerate'?",
                "verify head          | 'verify' takes ids of revisions only; give their ids, or none for all of them",
                "verify 2026 -1       | 'verify' takes ids of revisions only; give their ids, or none for all of them",
                "check now            | 'check' does not take 'now'; 'retort check --help' says what can be given",
                "diagram users        | 'diagram' does not take 'users'; 'retort diagram --help' says what can be given",
                "current --db h2      | '--db' is not an option of a verb; write it first: ./retort --db postgresql VERB",
                "current --url        | '--url' needs a value; 'retort current --help' says what can be given",
                "current --json=maybe | '--json' was not understood; 'retort current --help' says what can be given",
            })
    void wrongUsageIsOneLineThatSaysWhatToGive(String typed, String message) {
        Typed answer = Typed.type(migrations, typed.split(" "));

        assertThat(answer.err()).isEqualTo("retort: " + message + "\n");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(migrations.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 'the message'", "' ', 'the message'"})
    void anEmptyMessageIsRefused(String message, String named) {
        Typed answer = Typed.type(migrations, "revision", "-m", message);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).startsWith("retort: " + named);
    }

    @Test
    void anEmptyArgumentIsNotNoArgument() {
        assertThat(Typed.type(migrations, "upgrade", "").exitCode()).isEqualTo(2);
        assertThat(Typed.type(migrations, "").exitCode()).isEqualTo(2);
        assertThat(migrations.asked).isEmpty();
    }

    @Test
    void wrongUsageIsAJsonValueToo() {
        assertThat(Typed.type(migrations, "upgrad", "--json").out())
                .isEqualTo("{\"error\":\"unknown verb 'upgrad'\",\"remedy\":\"did you mean 'upgrade'?\"}\n");
        assertThat(Typed.type(migrations, "upgrad").out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--passwrod=s3cret", "--passwrod s3cret", "--password", "--passwords=s3cret"})
    void aPasswordIsNeverRepeated(String typed) {
        Typed answer = Typed.type(migrations, ("current " + typed).split(" "));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).doesNotContain("s3cret");
    }
}
