package dev.retort.migrations.autogenerate;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;

/** Adds to what an engine has read back what only the model tells: its words of checks, who takes from a sequence. */
final class Wording {

    private Wording() {}

    /** What was read, with the texts of the model's checks, and the ids of its sequences, of the same names. */
    static Schema of(Schema read, Schema model) {
        Schema numbered = read;
        for (Sequence sequence : model.sequences().values()) {
            Sequence found = read.sequences().get(sequence.name());
            numbered = found == null ? numbered : numbered.plus(found.withIds(sequence.ids()));
        }
        return numbered.withEach(table -> model.table(table.name())
                .map(words -> table.withChecks(table.checks().stream()
                        .map(check -> worded(check, words))
                        .toList()))
                .orElse(table));
    }

    private static Check worded(Check check, Table words) {
        return words.checks().stream()
                .filter(other -> other.name().equals(check.name()))
                .findFirst()
                .map(other -> new Check(check.name(), check.expression(), other.text()))
                .orElse(check);
    }
}
