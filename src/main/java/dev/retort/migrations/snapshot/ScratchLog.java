package dev.retort.migrations.snapshot;

import java.util.logging.Level;
import liquibase.logging.LogService;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;

/** Liquibase's log of a scratch database: "table created" in the log of a service would be taken for its own table. */
@SuppressWarnings({"rawtypes", "try"}) // Both are of Liquibase's interfaces.
final class ScratchLog extends AbstractLogService {

    private final LogService usual;

    /** @param usual gets what is said, all below a warning as {@link Level#FINE} */
    ScratchLog(LogService usual) {
        this.usual = usual;
    }

    @Override
    public int getPriority() {
        return PRIORITY_NOT_APPLICABLE;
    }

    @Override
    @SuppressWarnings({"rawtypes", "try"}) // as Liquibase declares it
    public Logger getLog(Class speaker) {
        Logger log = usual.getLog(speaker);
        return new AbstractLogger() {
            @Override
            public void log(Level level, String message, Throwable cause) {
                boolean quiet = level.intValue() < Level.WARNING.intValue() && level.intValue() > Level.FINE.intValue();
                log.log(quiet ? Level.FINE : level, message, cause);
            }
        };
    }
}
