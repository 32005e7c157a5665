package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** An empty database of its own, to try things in. Closing it removes it and everything in it. */
public interface Scratch extends AutoCloseable {

    Engine engine();

    /** Case folding of names without quotes. */
    default Folding folding() {
        return engine().folding();
    }

    /** The one connection to it, in autocommit; closed together with the database. Another one after {@link #copy}. */
    Connection connection();

    /**
     * A new database with the same schema and the same rows.
     *
     * @throws ScratchException when it cannot be made
     */
    Scratch copy();

    @Override
    void close();

    /** Tables that {@link #read} does not tell of, by name in any case. May be added to; copies have them too. */
    Set<String> hidden();

    /** Reads the current schema and all others: nobody else has one here. */
    default Schema read() {
        try {
            return SchemaReader.of(engine()).read(connection(), other -> true).without(hidden());
        } catch (SQLException failure) {
            throw new ScratchException("the scratch database cannot be read", failure);
        }
    }

    /**
     * Runs statements in order, many at a time where the engine can take them back.
     *
     * @throws ScratchException which knows the statement that was refused
     */
    default void run(List<String> statements) {
        StatementBatch.run(this, statements);
    }
}
