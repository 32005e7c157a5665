package dev.retort.migrations.diff;

import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.SequenceChange.AlterSequence;
import dev.retort.migrations.diff.SequenceChange.CreateSequence;
import dev.retort.migrations.diff.SequenceChange.DropSequence;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;

/**
 * Visitor with one method for each kind of sequence change. A new kind does not compile until every visitor handles it.
 */
public interface SequenceChangeVisitor<R> {

    R visit(CreateSequence change);

    R visit(AdvanceSequence change);

    R visit(DropSequence change);

    R visit(AlterSequence change);

    R visit(RenameSequence change);
}
