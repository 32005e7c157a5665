package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** Connections outside any pool. The driver manager does not see the drivers of other class loaders. */
final class Drivers {

    private Drivers() {}

    /**
     * A new connection; null when no driver knows the URL.
     *
     * @throws MissingDriverException when the driver of the URL's engine is not there
     */
    static Connection connect(String url, Properties properties) throws SQLException {
        for (Driver driver :
                ServiceLoader.load(Driver.class, Thread.currentThread().getContextClassLoader())) {
            Connection connection = driver.acceptsURL(url) ? driver.connect(url, properties) : null;
            if (connection != null) {
                return connection;
            }
        }
        Engine engine = Engine.of(url);
        MissingDriverException.require(engine, engine);
        return null;
    }
}
