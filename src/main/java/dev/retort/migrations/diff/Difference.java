package dev.retort.migrations.diff;

import java.util.List;

/**
 * The difference between two schemas.
 *
 * @param changes in the order in which they can be applied; not to be used while there are questions
 * @param questions to be answered first
 */
public record Difference(List<SchemaChange> changes, List<Question> questions) {
    public Difference {
        changes = List.copyOf(changes);
        questions = List.copyOf(questions);
    }

    /** Whether the two are equal. */
    public boolean isEmpty() {
        return changes.isEmpty() && questions.isEmpty();
    }
}
