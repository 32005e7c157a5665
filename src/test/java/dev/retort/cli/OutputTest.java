package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Output of commands, and secrets that it must not contain. */
class OutputTest {

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void whoHasReadEnoughIsNoFailure() {
        Output output = new Output(failing("Broken pipe"), messages);

        assertThat(output.print("text", ExitCode.DONE)).isZero();
        assertThat(messages.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFullDiskIsAFailure() {
        Output output = new Output(failing("No space left on device"), messages);

        assertThat(output.print("text", ExitCode.DONE)).isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .startsWith("retort: cannot write to standard output: No space left on device; ")
                .hasLineCount(1);
    }

    @Test
    void textFromElsewhereCanNeitherMoveTheCursorNorTurnTheLineRound() {
        assertThat(Lines.fold("a\u202eb\u2066c\u200fd \u001b[2Je\nf")).isEqualTo("a b c d [2Je f");
    }

    @Test
    void passwordsInUrlsAreHidden() {
        assertThat(Secrets.hide("jdbc:postgresql://h/d?user=a&password=p%40ss&sslpassword=x&b=c"))
                .isEqualTo("jdbc:postgresql://h/d?user=a&password=***&sslpassword=***&b=c");
        assertThat(Secrets.hide("'jdbc:h2:file:./x;USER=a;PASSWORD=b c;C=d'")).doesNotContain("=b");
        assertThat(Secrets.hide("jdbc:postgresql://me:hush@h/d")).isEqualTo("jdbc:postgresql://me:***@h/d");
        assertThat(Secrets.hide("wrong password for 'me'")).isEqualTo("wrong password for 'me'");
    }

    @Test
    void aDatabaseErrorSaysWhatToDo() {
        CommandFailure failure =
                CommandFailure.of(new IllegalStateException(new SQLException("no\npassword", "28P01")));

        assertThat(failure.line())
                .isEqualTo("retort: the database answered: no password;"
                        + " check --username and QUARKUS_DATASOURCE_PASSWORD");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatMakesNoSenseHereIsWrongUsage() {
        assertThat(CommandFailure.of(new UsageException("a", "b")).exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void anUnexpectedFailureNamesItsRoot() {
        assertThat(CommandFailure.of(new IllegalStateException(new IllegalArgumentException("why")))
                        .line())
                .isEqualTo(
                        "retort: internal error: why; report it to Retort's developers with the stack trace that --verbose prints");
        assertThat(CommandFailure.of(new IllegalStateException()).error())
                .startsWith("internal error: IllegalStateException in dev.retort.cli.OutputTest.");
    }

    @Test
    void argumentsAreReadAsTheyWereTyped() {
        byte[] kernel = "java\0-jar\0x.jar\0revision\0-m\0Größe\0\0".getBytes(StandardCharsets.UTF_8);

        assertThat(Arguments.last(new String[] {"revision", "-m", "Gr????e", ""}, kernel))
                .containsExactly("revision", "-m", "Größe", "");
        assertThat(Arguments.last(new String[] {"a"}, new byte[0])).containsExactly("a");
    }

    @Test
    void whatIsTypedIsForTheMigrationsOfWhateverDatasource() {
        GlobalOptions options = new GlobalOptions();
        options.url = "jdbc:h2:mem:x";

        assertThat(CommandSettings.of(options, Map.of()))
                .containsEntry("retort.migrations.jdbc-url", "jdbc:h2:mem:x")
                .doesNotContainKeys("retort.migrations.username", "retort.migrations.password");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
