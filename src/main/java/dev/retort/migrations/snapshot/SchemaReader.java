package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads the current schema of a database into a {@link Schema}, in a fixed number of queries however many tables there
 * are.
 *
 * <p>Left out: Liquibase's own tables, the indexes that an engine makes for its own use, and all that a model cannot
 * say, such as views, triggers, and indexes over expressions, with a condition or an operator class.
 */
public interface SchemaReader {

    /** Never writes, and leaves the connection open. */
    Schema read(Connection connection) throws SQLException;

    /** The reader for an engine. */
    static SchemaReader of(Engine engine) {
        return switch (engine) {
            case H2 -> new H2Reader();
            case POSTGRESQL -> new PostgresqlReader();
        };
    }
}
