package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;

/**
 * Reads the current schema of a database, and others, into a {@link Schema}, in a fixed number of queries however many
 * tables there are. Schemas of the engine itself are never read.
 *
 * <p>Left out: Liquibase's own tables, the indexes that an engine makes for its own use, and all that a model cannot
 * say, such as views, triggers, and indexes over expressions, with a condition or an operator class.
 */
public interface SchemaReader {

    /** Reads the current schema alone. */
    default Schema read(Connection connection) throws SQLException {
        return read(connection, other -> false);
    }

    /**
     * Reads the current schema and some others. Never writes, and leaves the connection open.
     *
     * @param others selects the other schemas by their names in normal form
     */
    Schema read(Connection connection, Predicate<String> others) throws SQLException;

    /** The reader for an engine. */
    static SchemaReader of(Engine engine) {
        return switch (engine) {
            case H2 -> new H2Reader();
            case POSTGRESQL -> new PostgresqlReader();
        };
    }
}
