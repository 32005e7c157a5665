package dev.retort.migrations.autogenerate;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;

/** Puts checks that an engine has read back into the words of the model. */
final class Wording {

    private Wording() {}

    /** What was read, with the texts of the model's checks of the same names. */
    static Schema of(Schema read, Schema model) {
        return read.withEach(table -> model.table(table.name())
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
