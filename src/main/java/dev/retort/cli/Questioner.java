package dev.retort.cli;

import dev.retort.migrations.Migrations.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts questions to whoever sits at the terminal. */
final class Questioner {

    private static final String VALUE = "=VALUE";
    private static final String ALL_ALIKE = "--rename-all-alike";
    private static final String RENAME = "--rename ";

    private final Terminal terminal;

    Questioner(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The options that were chosen, as they could have been typed; empty when there was no usable answer. */
    List<String> ask(Question question) {
        return question.options().contains(ALL_ALIKE)
                ? all(question)
                : one(question).map(List::of).orElse(List.of());
    }

    /** One question for many renames. */
    private List<String> all(Question question) {
        List<String> renames = question.options().stream()
                .filter(option -> option.startsWith(RENAME))
                .map(option -> option.substring(RENAME.length()))
                .toList();
        StringBuilder prompt = new StringBuilder(question.text()).append('\n');
        renames.forEach(rename -> prompt.append("  ").append(rename).append('\n'));
        String typed = terminal.read(prompt + "All of them? [y/n] ");
        return switch (typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> List.of(ALL_ALIKE);
            case "n", "no" ->
                renames.stream()
                        .map(rename -> "--no-rename " + rename.substring(0, rename.indexOf('=')))
                        .toList();
            default -> List.of();
        };
    }

    private Optional<String> one(Question question) {
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
