package dev.retort.migrations.dialect;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.ColumnType;

/** Clauses, functions and literals that the engines spell differently. */
public interface SqlDialect {

    /**
     * The condition of a check constraint, in the model's own words where the engine can keep them.
     *
     * @param check of a schema of this engine
     */
    String condition(Check check);

    /**
     * The clause of a stored generated column.
     *
     * @param expression in normal form
     */
    String generatedAs(String expression);

    /**
     * The clause behind {@code SET DATA TYPE type} that converts values; empty when the engine converts by itself.
     *
     * @param column name in SQL
     * @param type in SQL
     */
    String conversion(String column, String type);

    /** An expression, which may be untyped, as a value of a type. */
    String typed(String expression, String type);

    /** Whether {@code SET DATA TYPE} needs {@code USING CAST(… AS VARCHAR)} from a CLOB to a type that is no text. */
    boolean convertsLongTextByCast();

    /** Whether Liquibase's {@code modifyDataType} keeps the default and the comment of the column. */
    boolean keepsDefaultWhenModified();

    /**
     * The table that a foreign key refers to, in SQL.
     *
     * @param table that has the key, in normal form
     * @param target in normal form
     */
    String referenced(String table, String target);

    /** The clause that adds a foreign key without checking the rows that exist. */
    String notValidated();

    /**
     * Binary data as a literal.
     *
     * @param hex digits
     */
    String binary(String hex);

    /** A large object with this content, as an expression. */
    String largeObject(String hex);

    /** An array that is built from expressions separated by commas. */
    String array(String elements, ColumnType type);

    /**
     * A literal of a type that the engines spell differently, or that one of them lacks.
     *
     * @param number another literal for each number from 1 to 28, where the type has as many
     */
    String sample(ColumnType type, int number);

    /** The current time in UTC as a timestamp without zone. */
    String nowInUtc();

    /** The type of {@link #nowInUtc}, as Liquibase declares it. */
    String timestampType();

    /** Name of the primary key of Liquibase's lock table, as Liquibase gives it. */
    String lockTableKey();

    /** How a person runs a printed script; part of a comment. */
    String howToRunScript();

    /** A text as a literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
