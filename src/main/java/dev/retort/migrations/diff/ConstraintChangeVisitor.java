package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ConstraintChange.AddCheck;
import dev.retort.migrations.diff.ConstraintChange.AddForeignKey;
import dev.retort.migrations.diff.ConstraintChange.AddPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.AddUnique;
import dev.retort.migrations.diff.ConstraintChange.CreateIndex;
import dev.retort.migrations.diff.ConstraintChange.DropCheck;
import dev.retort.migrations.diff.ConstraintChange.DropForeignKey;
import dev.retort.migrations.diff.ConstraintChange.DropIndex;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropUnique;

/**
 * Visitor with one method for each kind of change of keys, checks and indexes. A new kind does not compile until every
 * visitor handles it.
 */
public interface ConstraintChangeVisitor<R> {

    R visit(AddPrimaryKey change);

    R visit(DropPrimaryKey change);

    R visit(AddUnique change);

    R visit(DropUnique change);

    R visit(CreateIndex change);

    R visit(DropIndex change);

    R visit(AddForeignKey change);

    R visit(DropForeignKey change);

    R visit(AddCheck change);

    R visit(DropCheck change);
}
