package dev.retort.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects warnings and errors in the log until it is closed. */
public final class LoggedErrors implements AutoCloseable {

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add(message.getLoggerName() + ": " + message.getMessage() + " " + message.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to listen. */
    public LoggedErrors() {
        Logger.getLogger("").addHandler(handler);
    }

    /** The entries so far, with their exceptions. */
    public Queue<String> messages() {
        return messages;
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }
}
