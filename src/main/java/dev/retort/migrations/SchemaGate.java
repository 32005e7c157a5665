package dev.retort.migrations;

/** Whether the database has the schema that this build needs. What needs the schema asks first. */
public interface SchemaGate {

    /**
     * Whether every revision of this build is applied. Costs nothing; once it is true it stays so until the service is told
     * to stop, or {@link #doubt} finds otherwise.
     */
    boolean ready();

    /**
     * Says that a request missed a table or a column, as happens when revisions are rolled back under a running service.
     * Returns at once; where the database stands is looked at behind it, and nothing is applied.
     */
    void doubt();

    /** The missing part, in one line for an operator; empty when nothing is missing. */
    String reason();
}
