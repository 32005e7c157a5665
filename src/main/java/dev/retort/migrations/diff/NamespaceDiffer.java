package dev.retort.migrations.diff;

import dev.retort.migrations.diff.NamespaceChange.CreateSchema;
import dev.retort.migrations.schema.Schema;

/** Finds the schemas that tables and sequences need and the database lacks. One that they no longer need stays. */
record NamespaceDiffer(DiffCollector findings) {

    void diff(Schema before, Schema after) {
        after.schemas().stream()
                .filter(name -> !before.layout().schemas().contains(name)
                        && !before.schemas().contains(name))
                .forEach(name -> findings.add(Phase.CREATE_SCHEMA, new CreateSchema(name)));
    }
}
