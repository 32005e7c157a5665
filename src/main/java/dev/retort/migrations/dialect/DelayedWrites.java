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

    /** Returns when everything that was committed is on disk. */
    void write() throws SQLException;

    @Override
    void close() throws SQLException;
}
