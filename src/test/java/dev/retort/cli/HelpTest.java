package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.security.commands.SecurityVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help as a person has read and approved it. */
class HelpTest {

    private static final Path APPROVED = Path.of("src/test/resources/dev/retort/cli/help");

    private final FakeMigrations migrations = new FakeMigrations();

    static Stream<String> verbs() {
        CommandLine all = CommandLines.create(null, SecurityVerbs.all(), (verb, options) -> 0);
        return Stream.concat(Stream.of("retort"), all.getSubcommands().keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpIsAsApproved(String verb) throws IOException {
        Typed answer =
                verb.equals("retort") ? Typed.type(migrations, "--help") : Typed.type(migrations, verb, "--help");
        Path approved = APPROVED.resolve(verb + ".txt");
        if (Boolean.getBoolean("retort.approve")) {
            Files.createDirectories(APPROVED);
            Files.writeString(approved, answer.out());
        }

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .as("the help of '%s'; if it is meant, approve it: ./mvnw test -Dtest=HelpTest -Dretort.approve", verb)
                .isEqualTo(Files.readString(approved));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpFitsATerminal(String verb) throws IOException {
        assertThat(Files.readAllLines(APPROVED.resolve(verb + ".txt")))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("\\p{ASCII}*"));
    }

    @Test
    void helpWinsOverWhatIsMissing() {
        assertThat(Typed.type(migrations, "downgrade", "--help").exitCode()).isZero();
        assertThat(migrations.asked).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        Typed answer = Typed.type(migrations, "--version");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).matches("retort .+, Java [0-9].*\n");
    }
}
