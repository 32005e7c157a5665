package dev.retort.migrations.schema;

import java.util.List;
import java.util.Objects;

/**
 * A column.
 *
 * @param name in normal form
 * @param nullable whether it takes null; false for every column of a primary key
 * @param defaultValue an SQL expression in normal form; null for none
 * @param identity whether the engine numbers the rows by itself
 * @param generated the expression that the engine computes it from; null for an ordinary column
 * @param comment null for none
 * @param collation as SQL of its engine names it; null for the one that the type has by itself
 * @param constants of the enum that it holds, in their order: a model tells, no engine does; empty where nothing is known
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        String defaultValue,
        boolean identity,
        String generated,
        String comment,
        String collation,
        List<String> constants) {

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        constants = List.copyOf(constants);
    }

    /** A column whose enum constants are unknown. */
    public Column(
            String name,
            ColumnType type,
            boolean nullable,
            String defaultValue,
            boolean identity,
            String generated,
            String comment,
            String collation) {
        this(name, type, nullable, defaultValue, identity, generated, comment, collation, List.of());
    }

    /** A nullable column without further properties. */
    public static Column of(String name, String type) {
        return new Column(name, ColumnType.of(type), true, null, false, null, null, null);
    }

    public Column named(String newName) {
        return new Column(newName, type, nullable, defaultValue, identity, generated, comment, collation, constants);
    }

    public Column ofType(ColumnType newType) {
        return new Column(name, newType, nullable, defaultValue, identity, generated, comment, collation, constants);
    }

    public Column nullable(boolean newNullable) {
        return new Column(name, type, newNullable, defaultValue, identity, generated, comment, collation, constants);
    }

    public Column withDefault(String newDefault) {
        return new Column(name, type, nullable, newDefault, identity, generated, comment, collation, constants);
    }

    public Column withIdentity(boolean newIdentity) {
        return new Column(name, type, nullable, defaultValue, newIdentity, generated, comment, collation, constants);
    }

    public Column withGenerated(String expression) {
        return new Column(name, type, nullable, defaultValue, identity, expression, comment, collation, constants);
    }

    public Column withComment(String newComment) {
        return new Column(name, type, nullable, defaultValue, identity, generated, newComment, collation, constants);
    }

    public Column withCollation(String newCollation) {
        return new Column(name, type, nullable, defaultValue, identity, generated, comment, newCollation, constants);
    }

    public Column withConstants(List<String> newConstants) {
        return new Column(name, type, nullable, defaultValue, identity, generated, comment, collation, newConstants);
    }

    /**
     * Whether existing rows need no given value when the column is added: it is nullable, has a default, or the engine
     * computes or numbers it.
     */
    public boolean fillsItself() {
        return nullable || defaultValue != null || identity || generated != null;
    }
}
