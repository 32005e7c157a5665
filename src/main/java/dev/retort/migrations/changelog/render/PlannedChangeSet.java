package dev.retort.migrations.changelog.render;

import java.util.List;

/**
 * A changeset before it has an id.
 *
 * @param exact whether every name in it is quoted
 * @param preconditions nodes of its preconditions; empty where it has none
 * @param changes nodes, remarks among them
 * @param rollback nodes, remarks among them
 */
record PlannedChangeSet(boolean exact, List<Object> preconditions, List<Object> changes, List<Object> rollback) {
    PlannedChangeSet {
        preconditions = List.copyOf(preconditions);
        changes = List.copyOf(changes);
        rollback = List.copyOf(rollback);
    }
}
