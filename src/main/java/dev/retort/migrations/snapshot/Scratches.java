package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.H2Parameters;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;

/** Where scratch databases come from. */
public interface Scratches {

    Engine engine();

    /**
     * A new, empty one.
     *
     * @throws UnusableServerException when there is no way to the server, or it does not let us
     * @throws ScratchException when it fails otherwise
     */
    Scratch open();

    /** Case folding of the databases from here. */
    default Folding folding() {
        return engine().folding();
    }

    /** In memory: needs no server. */
    static Scratches h2() {
        return h2(H2Parameters.none());
    }

    /** In memory, with names and types as in a database that is opened with these parameters. */
    static Scratches h2(H2Parameters parameters) {
        return new H2Scratches(parameters);
    }

    /**
     * On a PostgreSQL server, whose role must be allowed to create databases. What processes that died left behind is
     * dropped at the first {@link #open}.
     *
     * @param url of any database on that server, in JDBC's form
     * @param username null when the URL says it
     * @param password null when there is none
     */
    static Scratches postgresql(String url, String username, String password) {
        return new PostgresqlScratches(url, username, password);
    }
}
