package dev.retort.cli;

import dev.retort.migrations.Migrations.Question;
import java.util.List;
import java.util.Optional;

/** Puts questions to whoever sits at the terminal. */
final class Questioner {

    private static final String VALUE = "=VALUE";

    private final Terminal terminal;

    Questioner(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The option that was chosen, as it could have been typed; empty when there was no usable answer. */
    Optional<String> ask(Question question) {
        List<String> options = question.options();
        String first = options.get(0);
        if (first.startsWith("--default ") && first.endsWith(VALUE)) {
            String typed = terminal.read(question.text() + "\nA literal, or sql:EXPRESSION: ");
            return typed == null || typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(first.substring(0, first.length() - VALUE.length()) + "=" + typed);
        }
        StringBuilder prompt = new StringBuilder(question.text()).append('\n');
        for (int number = 1; number <= options.size(); number++) {
            prompt.append("  ")
                    .append(number)
                    .append("  ")
                    .append(options.get(number - 1))
                    .append('\n');
        }
        return choice(terminal.read(prompt + "Which? "), options);
    }

    private static Optional<String> choice(String typed, List<String> options) {
        for (int number = 1; number <= options.size(); number++) {
            if (typed != null && typed.strip().equals(Integer.toString(number))) {
                return Optional.of(options.get(number - 1));
            }
        }
        return Optional.empty();
    }
}
