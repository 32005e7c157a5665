package dev.retort.migrations.changelog;

import java.util.List;

/**
 * A changeset before it has an id.
 *
 * @param exact whether every name in it is quoted
 * @param changes nodes, remarks among them
 * @param rollback nodes, remarks among them
 */
record PlannedChangeSet(boolean exact, List<Object> changes, List<Object> rollback) {
    PlannedChangeSet {
        changes = List.copyOf(changes);
        rollback = List.copyOf(rollback);
    }
}
