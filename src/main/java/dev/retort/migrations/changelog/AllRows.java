package dev.retort.migrations.changelog;

import java.util.List;
import java.util.Locale;
import liquibase.change.Change;
import liquibase.change.core.LoadDataChange;
import liquibase.exception.LiquibaseException;

/**
 * Makes Liquibase load every row of a file. On PostgreSQL, and wherever it prints SQL, Liquibase prepares statements
 * only for rows with LOB values, and then leaves out the rows without one.
 */
public final class AllRows {

    /** Runs changes. */
    @FunctionalInterface
    public interface Run<T> {
        T run() throws LiquibaseException;
    }

    private AllRows() {}

    /** Runs the work that executes {@code changes}. */
    public static <T> T of(List<Change> changes, Run<T> run) throws LiquibaseException {
        List<LoadDataChange> mixed = changes.stream()
                .filter(AllRows::mixesStatements)
                .map(LoadDataChange.class::cast)
                .toList();
        mixed.forEach(each -> each.setUsePreparedStatements(true));
        try {
            return run.run();
        } finally {
            mixed.forEach(each -> each.setUsePreparedStatements(null));
        }
    }

    private static boolean mixesStatements(Change change) {
        return change instanceof LoadDataChange load
                && load.getUsePreparedStatements() == null
                && load.getColumns().stream()
                        .anyMatch(column -> column.getType() != null
                                && column.getType().toUpperCase(Locale.ROOT).matches("BLOB|CLOB"));
    }
}
