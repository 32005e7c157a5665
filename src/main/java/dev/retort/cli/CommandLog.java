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

    private static final ExtFormatter LINE = new PatternFormatter("retort: %s");

    /** JSON already. */
    private static final ExtFormatter AUDIT_LINE = new PatternFormatter("%s");

    /** Kept, for a logger that nobody holds on to may lose what it was told. */
    private static Logger ours;

    private static Logger audit;

    private CommandLog() {}

    /** Chooses whose loggers they are, as Quarkus does; before anybody asks for one. */
    static void choose() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    }

    /** Nothing but our own warnings and the audit log, each entry a line of {@code output}. */
    static void quiet(Output output) {
        Logger.getLogger("").setLevel(Level.OFF);
        ours = Logger.getLogger("dev.retort");
        ours.setLevel(Level.WARNING);
        ours.setUseParentHandlers(false);
        ours.addHandler(lines(output, LINE));
        audit = Logger.getLogger("dev.retort.audit");
        audit.setLevel(Level.INFO);
        audit.setUseParentHandlers(false);
        audit.addHandler(lines(output, AUDIT_LINE));
    }

    private static ExtHandler lines(Output output, ExtFormatter format) {
        return new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord entry) {
                output.warn(format.format(entry));
            }
        };
    }

    /** All that the configuration lets through, as Quarkus logs what goes wrong before an application has started. */
    static void asConfigured() {
        LoggingSetupRecorder.handleFailedStart();
    }
}
