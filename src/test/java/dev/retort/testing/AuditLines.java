package dev.retort.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects the lines of the audit log until it is closed. */
public final class AuditLines implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.retort.audit");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to listen. */
    public AuditLines() {
        LOG.setLevel(Level.INFO);
        LOG.addHandler(handler);
    }

    /** The lines so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        LOG.removeHandler(handler);
        LOG.setLevel(null);
    }
}
