package dev.retort.migrations.diff;

import dev.retort.migrations.diff.NamespaceChange.CreateSchema;
import dev.retort.migrations.diff.NamespaceChange.DropSchema;

/** A method for each change of a schema. */
public interface NamespaceChangeVisitor<R> {

    R visit(CreateSchema change);

    R visit(DropSchema change);
}
