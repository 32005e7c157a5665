package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage is refused with exit code 2 and one line, and no migration is called. */
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
                "--json               | no verb given; 'retort --help' lists the verbs",
                "upgrade --sqll       | unknown option '--sqll'; did you mean '--sql'?",
                "current --jsn        | unknown option '--jsn'; did you mean '--json'?",
                "--jsn current        | unknown option '--jsn'; did you mean '--json'?",
                "current --sql        | unknown option '--sql'; 'retort current --help' lists the options",
                "upgrade -1           | invalid target '-1' of 'upgrade'; give head, the id of a revision, or +N",
                "downgrade            | 'downgrade' needs a target; give base, -N, or the id of the revision that stays applied",
                "downgrade --sql      | 'downgrade' needs a target; give base, -N, or the id of the revision that stays applied",
                "downgrade --sq -1    | unknown option '--sq'; did you mean '--sql'?",
                "downgrade -1 --sq    | unknown option '--sq'; did you mean '--sql'?",
                "downgrade -1x        | unknown option '-1x'; 'retort downgrade --help' lists the options",
                "downgrade -0         | invalid target '-0' of 'downgrade'; give base, -N, or the id of the revision that stays applied",
                "downgrade +1         | invalid target '+1' of 'downgrade'; give base, -N, or the id of the revision that stays applied",
                "downgrade head       | invalid target 'head' of 'downgrade'; give base, -N, or the id of the revision that stays applied",
                "downgrade -1 -2      | 'downgrade' does not take '-2'; 'retort downgrade --help' lists the options",
                "upgrade base         | invalid target 'base' of 'upgrade'; give head, the id of a revision, or +N",
                "upgrade +0           | invalid target '+0' of 'upgrade'; give head, the id of a revision, or +N",
                "upgrade +9999999999  | invalid target '+9999999999' of 'upgrade'; give head, the id of a revision, or +N",
                "upgrade a b          | 'upgrade' does not take 'b'; 'retort upgrade --help' lists the options",
                "stamp                | 'stamp' needs a target; give head, base, or the id of a revision",
                "stamp +1             | invalid target '+1' of 'stamp'; give head, base, or the id of a revision",
                "show                 | 'show' needs the id of a revision; 'retort history' lists the ids",
                "revision             | 'revision' needs a message; describe the change: -m 'Add an age to users'",
                "revision -m          | '--message' needs a value; 'retort revision --help' lists the options",
                "revision Message     | 'revision' does not take 'Message'; 'retort revision --help' lists the options",
                "revision -m a --dry-run     | --rename, --drop, --dry-run and the like work with --autogenerate only; add --autogenerate",
                "revision -m a --drop b      | --rename, --drop, --dry-run and the like work with --autogenerate only; add --autogenerate",
                "revision -m a --ignore b    | --rename, --drop, --dry-run and the like work with --autogenerate only; add --autogenerate",
                "revision -m a --rename b=c  | --rename, --drop, --dry-run and the like work with --autogenerate only; add --autogenerate",
                "revision --autogenerate     | 'revision' needs a message; describe the change: -m 'Add an age to users'",
                "revision --autogenerate -m a --rename b       | invalid value 'b' of '--rename'; write TABLE=TABLE, TABLE.COLUMN=TABLE.COLUMN or SEQUENCE=SEQUENCE",
                "revision --autogenerate -m a --rename b=      | invalid value 'b=' of '--rename'; write TABLE=TABLE, TABLE.COLUMN=TABLE.COLUMN or SEQUENCE=SEQUENCE",
                "revision --autogenerate -m a --rename t.b=c   | invalid value 't.b=c' of '--rename'; write TABLE=TABLE, TABLE.COLUMN=TABLE.COLUMN or SEQUENCE=SEQUENCE",
                "revision --autogenerate -m a --default age=1  | invalid value 'age=1' of '--default'; write TABLE.COLUMN=VALUE",
                "revision --autogenerate -m a --default t.age  | invalid value 't.age' of '--default'; write TABLE.COLUMN=VALUE",
                "revision --autogenerat -m a | unknown option '--autogenerat'; did you mean '--autogenerate'?",
                "verify head          | 'verify' takes ids of revisions only; give ids, or none to prove all revisions",
                "verify 2026 -1       | 'verify' takes ids of revisions only; give ids, or none to prove all revisions",
                "check now            | 'check' does not take 'now'; 'retort check --help' lists the options",
                "diagram users        | 'diagram' does not take 'users'; 'retort diagram --help' lists the options",
                "current --db h2      | '--db' has to stand before the verb; write: ./retort --db postgresql VERB",
                "current --url        | '--url' needs a value; 'retort current --help' lists the options",
                "current --json=maybe | invalid value of '--json'; 'retort current --help' lists the options",
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
