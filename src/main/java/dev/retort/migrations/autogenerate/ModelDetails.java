package dev.retort.migrations.autogenerate;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;

/**
 * Adds details that only the model knows to a schema read from an engine: texts of checks, users of a sequence, keys
 * that are declared not deferrable, and constants of enums.
 */
final class ModelDetails {

    private ModelDetails() {}

    /** The schema as it was read, with the model's texts of checks and ids of sequences of the same names. */
    static Schema of(Schema read, Schema model) {
        Schema numbered = read;
        for (Sequence sequence : model.sequences().values()) {
            Sequence found = read.sequences().get(sequence.name());
            numbered = found == null ? numbered : numbered.plus(found.withIds(sequence.ids()));
        }
        return numbered.withEach(table -> model.table(table.name())
                .map(words -> table.withColumns(table.columns().stream()
                                .map(column -> worded(column, words))
                                .toList())
                        .withChecks(table.checks().stream()
                                .map(check -> worded(check, words))
                                .toList())
                        .withUniques(table.uniques().stream()
                                .map(unique -> worded(unique, words))
                                .toList())
                        .withForeignKeys(table.foreignKeys().stream()
                                .map(key -> worded(key, words))
                                .toList()))
                .orElse(table));
    }

    private static Column worded(Column column, Table words) {
        return words.column(column.name())
                .map(other -> column.withConstants(other.constants()))
                .orElse(column);
    }

    private static Unique worded(Unique unique, Table words) {
        return words.uniques().stream()
                .filter(other -> unique.deferrability() == null
                        && other.deferrability() == Deferrability.NOT_DEFERRABLE
                        && other.columns().equals(unique.columns()))
                .findFirst()
                .map(other -> unique.withDeferrability(other.deferrability()))
                .orElse(unique);
    }

    private static ForeignKey worded(ForeignKey key, Table words) {
        return words.foreignKeys().stream()
                .filter(other -> key.deferrability() == null
                        && other.deferrability() == Deferrability.NOT_DEFERRABLE
                        && other.name().equals(key.name()))
                .findFirst()
                .map(other -> key.withDeferrability(other.deferrability()))
                .orElse(key);
    }

    private static Check worded(Check check, Table words) {
        return words.checks().stream()
                .filter(other -> other.name().equals(check.name()))
                .findFirst()
                .map(other -> check.withText(other.text()))
                .orElse(check);
    }
}
