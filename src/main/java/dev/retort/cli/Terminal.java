package dev.retort.cli;

import java.io.Console;
import java.util.Optional;

/** Somebody who can be asked. */
interface Terminal {

    /** Shows {@code prompt} and reads a line; null when there will be none any more. */
    String read(String prompt);

    /** The one that both standard input and standard output are connected to; empty when they are not. */
    @SuppressWarnings("SystemConsoleNull") // up to Java 21 it may be
    static Optional<Terminal> console() {
        Console console = System.console();
        if (console == null || !isInteractive(console)) {
            return Optional.empty();
        }
        return Optional.of(prompt -> console.readLine("%s", prompt));
    }

    /** From Java 22 on there may be a console without a terminal, and a method that tells. */
    private static boolean isInteractive(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
