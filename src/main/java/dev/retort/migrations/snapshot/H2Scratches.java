package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.H2Parameters;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.h2.store.fs.FileUtils;
import org.h2.tools.Restore;

/** Databases whose files are in memory: so one can be copied as it is, down to which index a key has adopted. */
final class H2Scratches implements Scratches {

    private static final String IN_MEMORY = "nioMemFS:";
    private static final String DATABASE_FILE = ".mv.db";

    /** H2's own default. */
    private static final int WRITE_DELAY_MILLIS = 500;

    private final String folder;
    private final H2Parameters parameters;

    H2Scratches(H2Parameters parameters) {
        this(IN_MEMORY, parameters);
    }

    /** In a folder of any of H2's file systems. */
    H2Scratches(String folder) {
        this(folder, H2Parameters.none());
    }

    private H2Scratches(String folder, H2Parameters parameters) {
        this.folder = folder;
        this.parameters = parameters;
    }

    @Override
    public Folding folding() {
        return folding(parameters);
    }

    private static Folding folding(H2Parameters parameters) {
        return parameters.foldsToLower() ? Folding.LOWER : Folding.UPPER;
    }

    @Override
    public Engine engine() {
        return Engine.H2;
    }

    @Override
    public Scratch open() {
        return open(folder, newName(), parameters);
    }

    private static String newName() {
        return "retort_scratch_" + UUID.randomUUID();
    }

    private static Scratch open(String folder, String name, H2Parameters parameters) {
        try {
            String url =
                    "jdbc:h2:" + folder + "/" + name + ";FILE_LOCK=NO;TRACE_LEVEL_FILE=0" + parameters.forScratches();
            Scratch scratch =
                    new InMemory(folder, name, parameters, Drivers.connect(url, new Properties()), new HashSet<>());
            String schema = parameters.values().get("SCHEMA");
            if (schema != null) {
                scratch.run(List.of("create schema if not exists " + schema, "set schema " + schema));
            }
            return scratch;
        } catch (SQLException failure) {
            throw new ScratchException("no scratch database could be created in memory", failure);
        }
    }

    private record InMemory(
            String folder, String name, H2Parameters parameters, Connection connection, Set<String> hidden)
            implements Scratch {

        @Override
        public Engine engine() {
            return Engine.H2;
        }

        @Override
        public Folding folding() {
            return H2Scratches.folding(parameters);
        }

        @Override
        public Scratch copy() {
            String copy = newName();
            String backup = folder + "/" + copy + ".zip";
            try {
                // H2 writes behind our back what was committed, and its backup does not wait for that: a copy could
                // lack it.
                // Without a delay nothing is written that way any more, and what was begun is waited for.
                run(List.of(
                        "set write_delay 0", "backup to '" + backup + "'", "set write_delay " + WRITE_DELAY_MILLIS));
                Restore.execute(backup, folder, copy);
            } finally {
                FileUtils.delete(backup);
            }
            Scratch made = open(folder, copy, parameters);
            made.hidden().addAll(hidden);
            return made;
        }

        @Override
        public void close() {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute("shutdown immediately");
            } catch (SQLException failure) {
                throw new ScratchException("the scratch database cannot be closed", failure);
            } finally {
                FileUtils.delete(folder + "/" + name + DATABASE_FILE);
            }
        }
    }
}
