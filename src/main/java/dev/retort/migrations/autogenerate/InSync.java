package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.SchemaChange;
import java.util.List;

/**
 * How entities, changelog and database compare.
 *
 * @param unwritten what the changelog lacks of what the entities want; empty when they were not asked for
 * @param drift what the database would have to undergo to be what its applied revisions make
 */
public record InSync(List<SchemaChange> unwritten, List<SchemaChange> drift) {

    public InSync {
        unwritten = List.copyOf(unwritten);
        drift = List.copyOf(drift);
    }
}
