package dev.retort.migrations.diff;

import java.util.List;

/**
 * What only a person can know.
 *
 * @param about the table, {@code table.column} or sequence in question
 * @param text the question, for reading
 * @param options what can be typed to answer it
 */
public record Question(String about, String text, List<String> options) {
    public Question {
        options = List.copyOf(options);
    }
}
