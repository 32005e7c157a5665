package dev.retort.migrations.dialect;

import java.sql.SQLException;

/** Commits that are written in one step. Closing it writes them and ends the delay. */
public interface DelayedWrites extends AutoCloseable {

    /** For an engine whose transactions hold schema changes: every commit is written at once. */
    DelayedWrites NONE = new DelayedWrites() {
        @Override
        public void write() {}

        @Override
        public void close() {}
    };

    /** What is committed is on disk when this returns. */
    void write() throws SQLException;

    @Override
    void close() throws SQLException;
}
