package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of PostgreSQL holds any text in UTF-8 alone; its encoding cannot be changed once it is there. */
final class PostgresqlEncoding {

    private PostgresqlEncoding() {}

    /**
     * To be asked before the first table is made.
     *
     * @throws MigrationException when it is another one
     */
    static void require(DatabaseAccess access) {
        if (access.engine() != Engine.POSTGRESQL) {
            return;
        }
        try (Connection connection = access.open("encoding");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_encoding")) {
            row.next();
            String encoding = row.getString(1);
            if (!encoding.equals("UTF8")) {
                throw new MigrationException(
                        "the database '" + access.place() + "' is in " + encoding + ", which does not hold every text",
                        "make one with ENCODING 'UTF8' TEMPLATE template0; nothing was applied");
            }
        } catch (SQLException failure) {
            throw Failures.of("the encoding of the database cannot be read", failure);
        }
    }
}
