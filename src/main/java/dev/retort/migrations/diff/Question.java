package dev.retort.migrations.diff;

import java.util.List;

/**
 * A question that only a person can answer.
 *
 * @param about the table, {@code table.column} or sequence in question
 * @param text the question, for reading
 * @param options the options that answer it
 */
public record Question(String about, String text, List<String> options) {
    public Question {
        options = List.copyOf(options);
    }

    /** Whether it is about a table or sequence that no entity maps. */
    public boolean isAboutUnmapped() {
        return options.contains("--ignore " + about);
    }

    /** The same with a sentence after its text. */
    public Question withRemark(String sentence) {
        return new Question(about, text + " " + sentence, options);
    }
}
