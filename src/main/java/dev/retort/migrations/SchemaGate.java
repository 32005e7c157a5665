package dev.retort.migrations;

/** Whether the database has the schema that this build needs. What needs the schema asks first. */
public interface SchemaGate {

    /**
     * Whether every revision of this build is applied. Costs nothing; once it is true it stays so
     * until the service is told to stop.
     */
    boolean ready();

    /** What is missing, in one line for an operator; empty when nothing is. */
    String reason();
}
