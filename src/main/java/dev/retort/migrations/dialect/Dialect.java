package dev.retort.migrations.dialect;

import dev.retort.migrations.schema.Engine;

/**
 * Everything that the engines do differently, except names and types ({@link Engine}) and code that needs a library
 * (docs/adr/0035). One class for each engine; no other class compares engines.
 */
public interface Dialect extends SqlDialect, SequenceDialect, ModelDialect, ConnectionDialect, TransactionDialect {

    /** The dialect of an engine. */
    static Dialect of(Engine engine) {
        return switch (engine) {
            case H2 -> new H2Dialect();
            case POSTGRESQL -> new PostgresqlDialect();
        };
    }
}
