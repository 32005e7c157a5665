package dev.retort.cli;

import io.quarkus.runtime.logging.LoggingSetupRecorder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The log of a command. */
final class CommandLog {

    private static final String OURS = "dev.retort";

    private static final ExtFormatter LINE = new PatternFormatter("retort: %s");

    private CommandLog() {}

    /** Nothing but our own warnings, each a line of {@code output}. To be called before anybody asks for a logger. */
    static void quiet(Output output) {
        // As Quarkus does when it starts.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.OFF);
        Logger ours = Logger.getLogger(OURS);
        ours.setLevel(Level.WARNING);
        ours.setUseParentHandlers(false);
        ours.addHandler(new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord warning) {
                output.warn(LINE.format(warning));
            }
        });
    }

    /** All that the configuration lets through, as Quarkus logs what goes wrong before an application has started. */
    static void asConfigured() {
        Logger ours = Logger.getLogger(OURS);
        ours.setLevel(null);
        ours.setUseParentHandlers(true);
        for (var handler : ours.getHandlers()) {
            ours.removeHandler(handler);
        }
        LoggingSetupRecorder.handleFailedStart();
    }
}
