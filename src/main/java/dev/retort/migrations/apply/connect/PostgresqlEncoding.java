package dev.retort.migrations.apply.connect;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.dialect.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * A database of PostgreSQL counts and compares any text as such in UTF-8 alone, and its encoding cannot be changed once
 * it is there. In SQL_ASCII, what {@code initdb} takes where no locale is set, it holds whatever bytes it is given; in
 * all others it refuses the letters that they do not have.
 */
public final class PostgresqlEncoding {

    private static final Logger LOG = Logger.getLogger(PostgresqlEncoding.class);
    private static final String REMEDY = "create a database with ENCODING 'UTF8' TEMPLATE template0";

    private PostgresqlEncoding() {}

    /**
     * To be asked before the first table is made. Warns of SQL_ASCII.
     *
     * @throws MigrationException when there is text that it does not hold
     */
    public static void require(DatabaseAccess access) {
        if (!Dialect.of(access.engine()).hasEncodings()) {
            return;
        }
        try (Connection connection = access.open("encoding");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_encoding")) {
            row.next();
            String encoding = row.getString(1);
            if (encoding.equals("SQL_ASCII")) {
                LOG.warnf(
                        "The encoding of the database '%s' is SQL_ASCII: lengths are counted in bytes, and only the"
                                + " letters a to z have upper and lower case (%s)",
                        access.place(), REMEDY);
            } else if (!encoding.equals("UTF8")) {
                throw new MigrationException(
                        "the encoding of the database '" + access.place() + "' is " + encoding
                                + ", which cannot store every character",
                        REMEDY + "; nothing was applied");
            }
        } catch (SQLException failure) {
            throw ExceptionTranslator.of("the encoding of the database cannot be read", failure);
        }
    }
}
