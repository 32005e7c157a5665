package dev.retort.cli;

import dev.retort.migrations.Migrations.Question;
import java.util.List;
import java.util.Locale;

/** Asks questions at a terminal, and turns the answers into options. */
final class Questioner {

    private static final String VALUE = "=VALUE";
    private static final String ALL_ALIKE = "--rename-all-alike";
    private static final String RENAME = "--rename ";

    private final Terminal terminal;

    Questioner(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The options that answer the question, as they could have been typed; empty when there was no usable answer. */
    List<String> ask(Question question) {
        List<String> options = question.options();
        if (options.contains(ALL_ALIKE)) {
            return all(question);
        }
        if (options.get(0).startsWith("--default ") && options.get(0).endsWith(VALUE)) {
            return value(question);
        }
        boolean isOneRename = options.size() == 2 && options.get(0).startsWith(RENAME);
        return isOneRename || options.size() == 1 ? yesOrNo(question) : choice(question);
    }

    /** One question for many renames. */
    private List<String> all(Question question) {
        List<String> renames = question.options().stream()
                .filter(option -> option.startsWith(RENAME))
                .map(option -> option.substring(RENAME.length()))
                .toList();
        StringBuilder prompt = new StringBuilder(question.text()).append('\n');
        renames.forEach(rename -> prompt.append("  ").append(rename).append('\n'));
        return switch (typed(prompt + "Rename all of them? [y/n] ")) {
            case "y", "yes" -> List.of(ALL_ALIKE);
            case "n", "no" ->
                renames.stream()
                        .map(rename -> "--no-rename " + rename.substring(0, rename.indexOf('=')))
                        .toList();
            default -> List.of();
        };
    }

    /** The first option for yes; for no the second one, if there is one. An empty line is no answer: no drops values. */
    private List<String> yesOrNo(Question question) {
        List<String> options = question.options();
        return switch (typed(question.text() + " [y/n] ")) {
            case "y", "yes" -> options.subList(0, 1);
            case "n", "no" -> options.subList(1, options.size());
            default -> List.of();
        };
    }

    private List<String> value(Question question) {
        String first = question.options().get(0);
        String typed = terminal.read(question.text() + "\nValue (a literal, or sql:EXPRESSION): ");
        return typed == null || typed.isEmpty()
                ? List.of()
                : List.of(first.substring(0, first.length() - VALUE.length()) + "=" + typed);
    }

    private List<String> choice(Question question) {
        List<String> options = question.options();
        StringBuilder prompt = new StringBuilder(question.text()).append('\n');
        for (int number = 1; number <= options.size(); number++) {
            prompt.append("  ")
                    .append(number)
                    .append("  ")
                    .append(options.get(number - 1))
                    .append('\n');
        }
        String typed = typed(prompt + "Number: ");
        for (int number = 1; number <= options.size(); number++) {
            if (typed.equals(Integer.toString(number))) {
                return List.of(options.get(number - 1));
            }
        }
        return List.of();
    }

    /** The line in lower case without spaces around it; {@code "end"}, which answers nothing, when input has ended. */
    private String typed(String prompt) {
        String line = terminal.read(prompt);
        return line == null ? "end" : line.strip().toLowerCase(Locale.ROOT);
    }
}
