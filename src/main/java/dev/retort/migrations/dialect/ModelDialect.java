package dev.retort.migrations.dialect;

import dev.retort.migrations.schema.ColumnType;

/** Features that entities may ask for and that an engine has or lacks. */
public interface ModelDialect {

    /** Whether each column may have a collation of its own. */
    boolean hasCollations();

    /** Whether keys may be checked at the end of a transaction. */
    boolean hasDeferrableKeys();

    /** Whether an enum belongs to its column; otherwise a column has a named type or a check. */
    boolean hasEnumTypesPerColumn();

    /** Whether the engine names a constraint after its table and columns when a statement gives it no name. */
    boolean derivesConstraintNames();

    /** Whether the operands of AND and OR come back in the order in which they were written. */
    boolean keepsOrderOfOperands();

    /** Whether the engine reports these options of {@code @Table}, so that they can be compared. */
    boolean comparesTableOptions(String options);

    /** Whether the engine reports these options of {@code @Index}, so that they can be compared. */
    boolean comparesIndexOptions(String options);

    /** The type that a column of this engine has where one of the other engine has {@code type}. */
    ColumnType typeFor(ColumnType type);

    /** The statements by which a person can make a type. */
    String statementsForTypes();

    /**
     * The statement by which a person can make what an entity refers to.
     *
     * @param kind such as {@code function}
     */
    String statementFor(String kind);

    /** A query for the objects to drop to empty a schema; each row completes a {@code DROP}. */
    String objectsToDrop();
}
