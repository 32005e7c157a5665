package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.SchemaChange;
import java.util.List;

/**
 * The result of comparing entities, changelog and database.
 *
 * @param unwritten changes of the entities that no revision contains; empty when the entities were not compared
 * @param drift changes that would turn the database into the schema of its applied revisions
 */
public record InSync(List<SchemaChange> unwritten, List<SchemaChange> drift) {

    public InSync {
        unwritten = List.copyOf(unwritten);
        drift = List.copyOf(drift);
    }
}
