package dev.retort.cli;

import dev.retort.security.commands.SecurityVerbs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Result of a command typed against {@link FakeMigrations}: nothing is started. */
record Typed(int exitCode, String out, String err) {

    static Typed type(FakeMigrations migrations, String... arguments) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        Output output = new Output(results, messages);
        int exitCode = CommandLines.create(
                        output,
                        SecurityVerbs.all(),
                        (verb, options) -> output.print(verb.run(migrations), options.json))
                .execute(arguments);
        return new Typed(exitCode, results.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }
}
