package dev.retort.migrations.changelog;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;

/**
 * Parameters of a changelog that record which ones it uses. Environment variables and system properties of the same name
 * have priority over every other value.
 */
public final class RecordingParameters extends ChangeLogParameters {

    private final Set<String> used = ConcurrentHashMap.newKeySet();

    RecordingParameters(Database database) {
        super(database);
    }

    @Override
    public Object getValue(String key, DatabaseChangeLog changeLog) {
        used.add(key.toLowerCase(Locale.ROOT));
        return super.getValue(key, changeLog);
    }

    @Override
    public boolean hasValue(String key, DatabaseChangeLog changeLog) {
        used.add(key.toLowerCase(Locale.ROOT));
        return super.hasValue(key, changeLog);
    }

    /** Names in lower case of those that the changelog has used so far, defined or not. */
    Set<String> used() {
        return Set.copyOf(used);
    }
}
