package dev.retort.migrations.diff;

import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;

/** Compares sequences: their existence, start, increment, and the ids that they number. */
record SequenceDiffer(DiffCollector findings, Decisions answers) {

    void diff(Schema before, Schema after) {
        SequenceIds numbering = new SequenceIds(before, after, answers);
        for (Sequence old : before.sequences().values()) {
            Sequence now = after.sequences().get(old.name());
            if (now == null) {
                findings.add(Phase.DROP_SEQUENCE, new DropSequence(numbering.going(old)));
                continue;
            }
            if (!now.isLike(old)) {
                findings.add(Phase.CREATE_SEQUENCE, new AlterSequence(old, now));
            }
            Sequence joined = numbering.joined(now);
            if (!joined.ids().isEmpty()) {
                findings.add(Phase.CREATE_SEQUENCE_FOR_COLUMNS, new AdvanceSequence(joined, true));
            }
        }
        for (Sequence now : after.sequences().values()) {
            if (!before.sequences().containsKey(now.name())) {
                Sequence coming = numbering.coming(now);
                findings.add(
                        numbering.stay(coming) ? Phase.CREATE_SEQUENCE : Phase.CREATE_SEQUENCE_FOR_COLUMNS,
                        new CreateSequence(coming));
            }
        }
    }
}
