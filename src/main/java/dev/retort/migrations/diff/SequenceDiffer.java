package dev.retort.migrations.diff;

import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;

/** Sequences: which there are, where they start and how far they step. */
record SequenceDiffer(Findings findings) {

    void diff(Schema before, Schema after) {
        for (Sequence old : before.sequences().values()) {
            Sequence now = after.sequences().get(old.name());
            if (now == null) {
                findings.add(Phase.DROP_SEQUENCE, new DropSequence(old));
            } else if (!now.equals(old)) {
                findings.add(Phase.CREATE_SEQUENCE, new AlterSequence(old, now));
            }
        }
        for (Sequence now : after.sequences().values()) {
            if (!before.sequences().containsKey(now.name())) {
                findings.add(Phase.CREATE_SEQUENCE, new CreateSequence(now));
            }
        }
    }
}
