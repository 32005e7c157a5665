package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/** Databases in memory, gone with their connection. */
final class H2Scratches implements Scratches {

    private record InMemory(Connection connection) implements Scratch {

        @Override
        public Engine engine() {
            return Engine.H2;
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException failure) {
                throw new ScratchException("the scratch database could not be closed", failure);
            }
        }
    }

    @Override
    public Engine engine() {
        return Engine.H2;
    }

    @Override
    public Scratch open() {
        try {
            return new InMemory(Drivers.connect("jdbc:h2:mem:retort_scratch_" + UUID.randomUUID(), new Properties()));
        } catch (SQLException failure) {
            throw new ScratchException("no scratch database in memory", failure);
        }
    }
}
