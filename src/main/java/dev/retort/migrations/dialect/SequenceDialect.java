package dev.retort.migrations.dialect;

import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.Sequence;
import java.util.List;

/** Statements about sequences and identity columns. The folding is that of the database. */
public interface SequenceDialect {

    /** Makes an ordinary column of an identity column. */
    String dropIdentity(SqlColumn column);

    /** Makes an identity column, which continues after the existing values. */
    List<String> addIdentity(SqlColumn column);

    /** Keeps a column an identity column after its type has changed. */
    List<String> keepIdentity(SqlColumn column);

    /** Renames a sequence, which continues where it is. */
    List<String> renameSequence(Sequence before, String to, Folding folding);

    /** Moves a sequence past the last block that was given out, once its increment has changed. */
    List<String> skipBlock(Sequence before, Sequence after, Folding folding);

    /**
     * Lets a sequence continue with a value.
     *
     * @param value expression over the rows of {@code from}, an aggregate
     * @param from a FROM clause
     */
    String restart(Sequence sequence, String value, String from);

    /**
     * Lets a sequence continue with a value, unless the sequence is past it.
     *
     * @param condition on the rows of {@code from}; the sequence stays where it is unless it holds
     */
    String advance(Sequence sequence, String value, String condition, String from, Folding folding);

    /** An aggregate of ids as a number that fits {@link #advance}. */
    String asNumber(String aggregate);
}
