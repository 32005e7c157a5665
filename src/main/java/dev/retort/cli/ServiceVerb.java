package dev.retort.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.UsageException;
import io.smallrye.config.SmallRyeConfig;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A verb that the service adds to the command line. It needs the service's configuration, and no migrations. */
public abstract class ServiceVerb extends VerbCommand {

    /**
     * The result of the verb.
     *
     * @param text for people: lines, without the last line's end
     * @param json for programs
     */
    public record Answer(String text, JsonNode json) {}

    /**
     * Runs the verb; nothing of the service is started.
     *
     * @throws dev.retort.migrations.MigrationException for work that cannot be done, with a remedy
     */
    protected abstract Answer run(SmallRyeConfig configuration);

    @Override
    final Result run(Migrations migrations) {
        throw new UnsupportedOperationException("a verb of the service has no migrations");
    }

    final Result answer(SmallRyeConfig configuration) {
        Answer answer = run(configuration);
        return Result.done(answer.json(), answer.text());
    }

    /**
     * A secret: typed twice without being shown where somebody sits at a terminal, otherwise the first line of standard input.
     *
     * @throws UsageException when nothing is given, or two different texts
     */
    @SuppressWarnings("SystemConsoleNull") // up to Java 21 it may be
    protected static String readSecret(String prompt) {
        Console console = System.console();
        if (Terminal.console().isEmpty() || console == null) {
            return firstLine();
        }
        String secret = text(console.readPassword("%s: ", prompt));
        if (!secret.equals(text(console.readPassword("%s again: ", prompt)))) {
            throw new UsageException("the two passwords differ", "run the command again");
        }
        return secret;
    }

    private static String text(char[] typed) {
        if (typed == null) {
            throw new UsageException("no password was typed", "run the command again");
        }
        return new String(typed);
    }

    private static String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new UsageException(
                        "no password on standard input", "pipe one into the command, or run it at a terminal");
            }
            return line;
        } catch (IOException e) {
            throw new UsageException("standard input cannot be read", "run the command at a terminal");
        }
    }
}
