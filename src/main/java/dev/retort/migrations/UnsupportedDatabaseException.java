package dev.retort.migrations;

/** The project's database is none that Retort supports. */
public final class UnsupportedDatabaseException extends UsageException {

    private static final long serialVersionUID = 1L;

    /** @param kind as Quarkus calls it, such as {@code mysql} */
    public UnsupportedDatabaseException(String kind) {
        super(
                "the database of this project is '" + kind + "', and Retort supports PostgreSQL and H2 only",
                "use Retort with a datasource of one of these: quarkus.datasource.db-kind=postgresql or h2");
    }
}
